import { defineTable, type RowOf } from '../define-table';
import { instant } from '../field-types';
import { z } from '../zod';

/** What each command changed, with what was there before; gives undo and the timeline. */
export const history = defineTable({
  name: 'history',
  code: 'y',
  title: 'History',
  purpose: 'To undo, and to see what changed and why',
  scope: 'device',
  memory: 'cold',
  retention: { keep: 'days', days: 30, after: 'the change' },
  eraseWith: 'contact',
  contactField: 'contactId',
  indexes: [],
  fields: {
    id: {
      type: z.uuid(),
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
    at: {
      type: instant,
      category: 'system.time',
      purpose: 'service',
      why: 'When it changed',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
    command: {
      type: z.string().max(60),
      category: 'system.history',
      purpose: 'service',
      why: 'What you did',
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
    before: {
      type: z.array(z.json()),
      category: 'system.history',
      purpose: 'service',
      why: 'What was there before, for undo',
      origin: ['you-typed', 'read-from-whatsapp'],
      sync: false,
      sensitive: true,
    },
    undoneBy: {
      type: z.uuid().nullable().optional(),
      category: 'system.id',
      purpose: 'service',
      why: 'The command that took it back',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
  },
});

export type HistoryEntry = RowOf<typeof history>;
