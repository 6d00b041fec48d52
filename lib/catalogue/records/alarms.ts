import { defineRecord } from '../define-record';

/** When the browser wakes the program. */
export const alarms = defineRecord({
  name: 'alarms',
  title: 'Alarms',
  purpose: 'To finish in time what was begun while the program slept',
  place: { in: 'alarms', keys: ['*'] },
  scope: 'device',
  retention: { keep: 'until-deleted' },
  eraseWith: 'install',
  exported: { leftOut: 'They only say when the program wakes up next.' },
  fields: {
    scheduledTime: {
      category: 'system.time',
      purpose: 'service',
      why: 'When it goes off next',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    periodInMinutes: {
      category: 'system.state',
      purpose: 'service',
      why: 'How often it goes off',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
