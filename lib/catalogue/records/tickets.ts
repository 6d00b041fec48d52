import { defineRecord } from '../define-record';

/** One for each sidebar that was shown in the last day; only a fingerprint of it is kept. */
export const tickets = defineRecord({
  name: 'tickets',
  title: 'Admission tickets of the sidebars',
  purpose: 'To answer the sidebars of this program and no other page',
  place: { in: 'local', keys: ['tickets'] },
  scope: 'device',
  retention: { keep: 'hours', hours: 24 },
  eraseWith: 'install',
  exported: { leftOut: 'Fingerprints that let sidebars in; they are of no use anywhere else.' },
  fields: {
    hash: {
      category: 'system.id',
      purpose: 'security',
      why: 'Fingerprint of a random number, to know it again',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    tabId: {
      category: 'system.id',
      purpose: 'security',
      why: 'The tab it is good for',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    until: {
      category: 'system.time',
      purpose: 'security',
      why: 'When it ends',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    usedBy: {
      category: 'system.id',
      purpose: 'security',
      why: 'The page that used it',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
