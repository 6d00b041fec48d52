import { defineRecord } from '../define-record';

/** Ids and outcomes of the last day, no content. */
export const finished = defineRecord({
  name: 'finished',
  title: 'Finished steps',
  purpose: 'To do nothing twice when the program was interrupted',
  place: { in: 'done', keys: ['*'] },
  scope: 'device',
  retention: { keep: 'hours', hours: 24 },
  eraseWith: 'install',
  exported: { leftOut: 'Ids of finished steps of the last day; what they did is in the tables.' },
  fields: {
    commandId: {
      category: 'system.id',
      purpose: 'service',
      why: 'The step that was finished',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    at: {
      category: 'system.time',
      purpose: 'service',
      why: 'When it was finished',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    result: {
      category: 'system.id',
      purpose: 'service',
      why: 'What was answered: codes and ids',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
