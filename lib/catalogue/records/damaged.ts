import { defineRecord } from '../define-record';

/** Set aside where they lie. */
export const damaged = defineRecord({
  name: 'damaged',
  title: 'Records that cannot be read',
  purpose: 'To let you decide about data that does not open instead of losing it',
  place: { in: 'quarantine', keys: ['*'] },
  scope: 'device',
  retention: { keep: 'until-deleted' },
  eraseWith: 'install',
  exported: { leftOut: 'They are shown on the options page, where you can discard them.' },
  fields: {
    store: {
      category: 'system.state',
      purpose: 'security',
      why: 'The part of the store that it lies in',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    bytes: {
      category: 'system.state',
      purpose: 'security',
      why: 'Its size',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    reason: {
      category: 'system.state',
      purpose: 'security',
      why: 'What is wrong with it',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
