import { defineTable, type RowOf } from '../define-table';
import { instant, longText } from '../field-types';
import { z } from '../zod';

/** What you write about a contact; never sent to the customer. */
export const notes = defineTable({
  name: 'notes',
  code: 'n',
  title: 'Notes',
  purpose: 'To remember what was said and agreed',
  scope: 'synced',
  memory: 'hot',
  retention: { keep: 'until-deleted' },
  eraseWith: 'contact',
  contactField: 'contactId',
  indexes: ['contactId'],
  fields: {
    id: {
      type: z.uuid(),
      category: 'system.id',
      purpose: 'service',
      why: 'Tells notes apart',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    contactId: {
      type: z.uuid(),
      category: 'system.id',
      purpose: 'service',
      why: 'Whose note it is',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
      ref: 'contacts',
    },
    body: {
      type: longText,
      category: 'content.note',
      purpose: 'service',
      why: 'Shows you your note',
      origin: ['you-typed'],
      sync: true,
      sensitive: true,
    },
    bodySaw: {
      type: z.array(z.string().max(40)).max(20).optional(),
      category: 'system.time',
      purpose: 'service',
      why: 'Keeps both texts when two people edited one note without seeing each other',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    createdAt: {
      type: instant,
      category: 'system.time',
      purpose: 'service',
      why: 'Orders your notes',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    editedAt: {
      type: instant.nullable().optional(),
      category: 'system.time',
      purpose: 'service',
      why: 'Shows that a note was changed later',
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

export type Note = RowOf<typeof notes>;
