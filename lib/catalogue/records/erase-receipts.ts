import { defineRecord } from '../define-record';

/** Counts and checks, no personal data; until the browser closes. */
export const eraseReceipts = defineRecord({
  name: 'eraseReceipts',
  title: 'Receipts of erased customers',
  purpose: 'To show you that an erasure is complete',
  place: { in: 'session', keys: ['receipt.*'] },
  scope: 'session',
  retention: { keep: 'session' },
  eraseWith: 'install',
  exported: true,
  fields: {
    contactId: {
      category: 'system.id',
      purpose: 'security',
      why: 'The id that is left of the customer',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    at: {
      category: 'system.time',
      purpose: 'security',
      why: 'When the erasure was complete',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    erased: {
      category: 'system.state',
      purpose: 'security',
      why: 'How many items were erased',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    checks: {
      category: 'system.state',
      purpose: 'security',
      why: 'The places that were read again',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
