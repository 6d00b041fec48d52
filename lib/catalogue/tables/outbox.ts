import { defineTable, type RowOf } from '../define-table';
import { instant } from '../field-types';
import { z } from '../zod';

/** Changes that wait for the 1chat API; empty while you have no account. */
export const outbox = defineTable({
  name: 'outbox',
  code: 'o',
  title: 'Waiting to be sent',
  purpose: 'To send your changes to your team once, when there is a network',
  scope: 'device',
  memory: 'journal',
  retention: { keep: 'until-deleted' },
  eraseWith: 'contact',
  contactField: 'contactId',
  indexes: [],
  fields: {
    id: {
      type: z.string().max(80),
      category: 'system.id',
      purpose: 'service',
      why: 'The command that made the change',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    contactId: {
      type: z.uuid().nullable().optional(),
      category: 'system.id',
      purpose: 'service',
      why: 'Whose data changed',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      ref: 'contacts',
    },
    mid: {
      type: z.int().nonnegative(),
      category: 'system.id',
      purpose: 'service',
      why: 'Numbers your changes without a gap',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    at: {
      type: instant,
      category: 'system.time',
      purpose: 'service',
      why: 'When you made the change',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    operations: {
      type: z.array(z.json()),
      category: 'system.history',
      purpose: 'service',
      why: 'What changed',
      origin: ['you-typed', 'read-from-whatsapp'],
      sync: false,
      sensitive: true,
    },
  },
});

export type OutboxEntry = RowOf<typeof outbox>;
