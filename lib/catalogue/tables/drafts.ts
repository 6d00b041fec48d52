import { defineTable, type RowOf } from '../define-table';
import { instant, longText } from '../field-types';
import { z } from '../zod';

/** Text you began for one chat and did not add yet; it never appears in another chat. */
export const drafts = defineTable({
  name: 'drafts',
  code: 'd',
  title: 'Drafts',
  purpose: 'To lose nothing you typed but did not add yet',
  scope: 'device',
  memory: 'hot',
  retention: { keep: 'days', days: 30, after: 'you last typed' },
  eraseWith: 'contact',
  contactField: 'contactId',
  indexes: [],
  fields: {
    id: {
      type: z.string().max(300),
      category: 'contact.identity',
      purpose: 'service',
      why: 'Ties the draft to one box of one chat: to the contact, or before you save them to their number or WhatsApp id',
      origin: ['worked-out', 'read-from-whatsapp'],
      sync: false,
      sensitive: true,
    },
    contactId: {
      type: z.uuid().nullable().optional(),
      category: 'system.id',
      purpose: 'service',
      why: 'Whose draft it is, once the contact is saved',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
      ref: 'contacts',
    },
    body: {
      type: longText,
      category: 'content.note',
      purpose: 'service',
      why: 'Gives you back what you typed',
      origin: ['you-typed'],
      sync: false,
      sensitive: true,
    },
    editedAt: {
      type: instant,
      category: 'system.time',
      purpose: 'service',
      why: 'When you last typed',
      origin: ['worked-out'],
      sync: false,
      sensitive: false,
    },
  },
});

export type Draft = RowOf<typeof drafts>;
