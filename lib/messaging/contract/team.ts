import { z } from '@/lib/catalogue/zod';

const role = z.enum(['owner', 'manager', 'agent']);

/** Somebody of the workspace; who has left keeps the name for what they did. */
export const memberView = z.object({
  id: z.string(),
  name: z.string(),
  role: role.nullable(),
  state: z.enum(['active', 'left']),
});
export type MemberView = z.output<typeof memberView>;

/** The people one works with, and what one's own role does not see. */
export const teamView = z.object({
  /** Which of the members this computer is signed in as. */
  you: z.string(),
  role,
  members: z.array(memberView),
  /** Tables to fields that the own role neither sees nor changes. */
  hidden: z.record(z.string(), z.array(z.string())),
});
export type TeamView = z.output<typeof teamView>;

/** A contact that somebody gave to this seat. */
export const givenView = z.object({
  contactId: z.string(),
  name: z.string(),
  by: z.string().nullable(),
  at: z.number(),
});
export type GivenView = z.output<typeof givenView>;

/** A note in which this seat is named. */
const mentionView = z.object({
  noteId: z.string(),
  contactId: z.string(),
  contactName: z.string(),
  excerpt: z.string(),
  by: z.string().nullable(),
  at: z.number(),
  read: z.boolean(),
});
export type MentionView = z.output<typeof mentionView>;

export const mentionPage = z.object({
  count: z.number(),
  offset: z.number(),
  rows: z.array(mentionView),
  unread: z.number(),
});
export type MentionPage = z.output<typeof mentionPage>;
