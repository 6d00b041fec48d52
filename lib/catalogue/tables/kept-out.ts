import { defineTable, type RowOf } from '../define-table';
import { instant } from '../field-types';
import { z } from '../zod';

/** Chats that are personal: only a fingerprint each, so that nobody reads here whose they are. */
export const keptOut = defineTable({
  name: 'keptOut',
  code: 'p',
  title: 'Chats kept out',
  purpose: 'To keep nothing about chats that you called personal',
  scope: 'device',
  memory: 'hot',
  retention: { keep: 'until-deleted' },
  eraseWith: 'install',
  indexes: [],
  fields: {
    id: {
      type: z.string().max(64),
      category: 'system.id',
      purpose: 'service',
      why: 'A fingerprint of the number or WhatsApp id, which cannot be read back into it',
      origin: ['worked-out'],
      sync: false,
      sensitive: true,
    },
    since: {
      type: instant,
      category: 'system.time',
      purpose: 'service',
      why: 'When you kept the chat out',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    secret: {
      type: z.string().max(100).nullable().optional(),
      category: 'account.secret',
      purpose: 'security',
      why: 'A random number, in one row only, with which the fingerprints are made',
      origin: ['worked-out'],
      sync: false,
      sensitive: true,
      // Whoever had it could try every number there is and read from the fingerprints whose chats are personal.
      secret: true,
    },
  },
});

export type KeptOut = RowOf<typeof keptOut>;
