import { defineTable, type RowOf } from '../define-table';
import { instant, shortText } from '../field-types';
import { z } from '../zod';

/** One row per chat of a saved contact; messages are never kept. */
export const chats = defineTable({
  name: 'chats',
  code: 'h',
  title: 'Chats',
  purpose: 'To open the right chat again and to know which contact it belongs to',
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
      why: 'Tells chats apart',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
    },
    contactId: {
      type: z.uuid(),
      category: 'system.id',
      purpose: 'service',
      why: 'Whose chat it is',
      origin: ['worked-out'],
      sync: true,
      sensitive: false,
      ref: 'contacts',
    },
    title: {
      type: shortText,
      category: 'chat.fact',
      purpose: 'service',
      why: 'The name WhatsApp Web shows for the chat',
      origin: ['read-from-whatsapp'],
      sync: true,
      sensitive: true,
    },
    kind: {
      type: z.enum(['person', 'group', 'business', 'unknown']),
      category: 'system.state',
      purpose: 'service',
      why: 'Tells a person from a group',
      origin: ['read-from-whatsapp'],
      sync: true,
      sensitive: false,
    },
    openedAt: {
      type: instant,
      category: 'system.time',
      purpose: 'service',
      why: 'When you last opened the chat with the sidebar on',
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

export type Chat = RowOf<typeof chats>;
