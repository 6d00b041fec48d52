import { z } from '@/lib/catalogue/zod';

/** What one line can say of the account, most important first. */
const conditions = [
  'wiped',
  'upgrade',
  'forbidden',
  'signed-out',
  'locked',
  'offline',
  'unreachable',
  'unreadable',
  'unwritten',
  'stuck',
  'paused',
  'loading',
  'unanswered',
  'busy',
  'current',
] as const;

/** The account and how far this computer and the server know the same. Times are milliseconds since 1970 UTC. */
export const accountView = z.object({
  state: z.enum(['in', 'locked', 'out']),
  name: z.string(),
  email: z.string(),
  role: z.enum(['owner', 'manager', 'agent']),
  workspace: z.string(),
  condition: z.enum(conditions),
  waiting: z.number(),
  oldestAt: z.number().nullable(),
  refused: z.number(),
  conflicts: z.number(),
  /** Records of the team about chats that are personal here: not kept, not shown. */
  heldOut: z.number(),
  /** Made-up contacts on this computer: they never reach the team. */
  samples: z.number(),
  /** Pairs of contacts that may be one person. */
  asked: z.number(),
  since: z.number().nullable(),
  nextTryAt: z.number().nullable(),
  currentAt: z.number().nullable(),
});
export type AccountView = z.output<typeof accountView>;

const field = z.object({ field: z.string(), text: z.string() });

const askedContact = z.object({
  id: z.string(),
  name: z.string(),
  company: z.string(),
  /** Every number and id, as a person reads it. */
  numbers: z.array(z.string()),
  notes: z.number(),
});

/** A change that was refused, or a version that lost, with enough to copy it. */
export const troubleView = z.object({
  /** Contacts that may be one person, for somebody to say. */
  asked: z.array(
    z.object({
      id: z.string(),
      why: z.enum(['number', 'name']),
      mine: askedContact,
      theirs: askedContact,
    }),
  ),
  refused: z.array(
    z.object({
      id: z.string(),
      at: z.number(),
      code: z.enum(['forbidden', 'masked', 'not_synced', 'invalid', 'too_large']),
      about: z.string(),
      contactId: z.string().nullable(),
      fields: z.array(field),
    }),
  ),
  conflicts: z.array(
    z.object({
      id: z.string(),
      about: z.string(),
      contactId: z.string().nullable(),
      mine: z.string(),
      theirs: z.string(),
    }),
  ),
});
export type TroubleView = z.output<typeof troubleView>;

/** What is special about one row. */
export const rowTruthView = z.object({
  table: z.string(),
  id: z.string(),
  kind: z.enum(['local', 'waiting', 'sent', 'refused', 'conflict']),
});
export type RowTruthView = z.output<typeof rowTruthView>;
