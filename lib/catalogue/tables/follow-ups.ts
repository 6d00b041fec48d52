import { defineTable, type RowOf } from '../define-table';
import { instant, shortText } from '../field-types';
import { z } from '../zod';

/** What you promised to do for a contact, and when. */
export const followUps = defineTable({
  name: 'followUps',
  code: 'f',
  title: 'Follow-ups',
  purpose: 'To do what you promised, on time',
  scope: 'synced',
  memory: 'hot',
  retention: { keep: 'days', days: 365, after: 'it was done' },
  eraseWith: 'contact',
  contactField: 'contactId',
  indexes: ['contactId', 'dueAt'],
  fields: {
    id: {
      type: z.uuid(),
      category: 'system.id',
      purpose: 'service',
      why: 'Tells follow-ups apart',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    contactId: {
      type: z.uuid(),
      category: 'system.id',
      purpose: 'service',
      why: 'Whose follow-up it is',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
      ref: 'contacts',
    },
    title: {
      type: shortText,
      category: 'work.follow-up',
      purpose: 'service',
      why: 'Says what to do',
      origin: ['you-typed'],
      sync: true,
      sensitive: true,
    },
    dueAt: {
      type: instant,
      category: 'system.time',
      purpose: 'service',
      why: 'When it is due',
      origin: ['you-typed'],
      sync: true,
      sensitive: false,
    },
    zone: {
      type: z.string().max(64),
      category: 'system.time',
      purpose: 'service',
      why: 'The time zone you set it in, so that it stays right when clocks change',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    doneAt: {
      type: instant.nullable().optional(),
      category: 'system.time',
      purpose: 'service',
      why: 'When you did it',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    createdAt: {
      type: instant,
      category: 'system.time',
      purpose: 'service',
      why: 'Orders follow-ups',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    deletedAt: {
      type: instant.nullable().optional(),
      category: 'system.time',
      purpose: 'service',
      why: 'Deleted rows wait 30 days, so that you can take it back',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
  },
});

export type FollowUp = RowOf<typeof followUps>;
