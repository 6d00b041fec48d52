import { defineRecord } from '../define-record';

/** Whether anything may be read; read before any store is opened. */
export const choice = defineRecord({
  name: 'choice',
  title: 'Your choice, as a switch',
  purpose: 'To read nothing on WhatsApp Web unless you accepted',
  place: { in: 'local', keys: ['gate'] },
  scope: 'device',
  retention: { keep: 'until-deleted' },
  eraseWith: 'install',
  exported: true,
  fields: {
    gate: {
      category: 'system.state',
      purpose: 'legal',
      why: 'Whether you accepted, declined or paused',
      origin: ['you-typed'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    accepted: {
      category: 'system.state',
      purpose: 'legal',
      why: 'Whether there is a store to open, export and erase',
      origin: ['you-typed'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
    wiping: {
      category: 'system.state',
      purpose: 'security',
      why: 'Lets an erasure of everything go on after the browser was closed in its middle',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      shown: 'value',
    },
  },
});
