import { mayBeHidden } from '@/lib/catalogue/may-be-hidden';
import { z } from '@/lib/catalogue/zod';
import { clientId, instantText, kind, fieldName, phoneNumber, plainText, role, scopeName } from './fields';

export const address = z.object({
  lines: z.array(plainText(120)).min(1).max(5),
  city: plainText(80),
  postcode: plainText(20).optional(),
  region: plainText(80).optional(),
  /** ISO 3166-1, two capital letters. */
  country: z.string().regex(/^[A-Z]{2}$/),
});

/** Tables to fields that a role does not see and may not set. */
export const mask = z.record(kind, z.array(fieldName).max(60));
export type Mask = z.output<typeof mask>;

export const me = z.object({
  seatId: z.uuid(),
  name: z.string(),
  email: z.string(),
  phone: phoneNumber.nullable(),
  businessName: z.string().nullable(),
  billingAddress: address.nullable(),
  role,
  scopes: z.array(scopeName),
  mask,
  workspace: z.object({ id: z.uuid(), name: z.string() }),
  device: z.object({ clientId }),
  /** The public key (JWK) with which this server signs orders and receipts; pinned at sign-in. */
  serverKey: z.record(z.string(), z.string()),
  /** With which the workspace's computers hash a conversation before they say that somebody looks at it. */
  conversationKey: z.string().min(32).max(100).optional(),
});

export const mePatch = z.object({
  name: plainText(120).optional(),
  phone: phoneNumber.nullable().optional(),
  businessName: plainText(200).nullable().optional(),
  billingAddress: address.nullable().optional(),
});

export const workspace = z.object({
  id: z.uuid(),
  name: z.string(),
  role,
});

/** What an owner may hide: not what holds a row together, because without it nobody could show the rest. */
const settableMask = mask.refine(
  (tables) =>
    Object.entries(tables).every(([table, fields]) => fields.every((field) => mayBeHidden(table, field))),
  'Ids, times and states cannot be hidden.',
);

export const workspacePatch = z.object({
  name: plainText(120).optional(),
  /** What agents do not see; what managers do not see. Owners see everything. */
  masks: z.object({ manager: settableMask.optional(), agent: settableMask.optional() }).optional(),
});

export const member = z.object({
  seatId: z.uuid(),
  name: z.string(),
  email: z.string(),
  role,
  teams: z.array(z.uuid()),
  you: z.boolean(),
});

/** Somebody who is not in the workspace any more: only a name for what they did. */
export const formerMember = z.object({ seatId: z.uuid(), name: z.string() });

/** Takes a member out and gives everything that is theirs to another, or to nobody. */
export const handOverRequest = z.object({ to: z.uuid().nullable() });

export const handOverAnswer = z.object({
  /** Names this hand-over, to take it back. */
  handOver: z.string().length(28),
  contacts: z.int(),
  followUps: z.int(),
});

/** Takes a hand-over back: the member is in again, and what nobody has changed since is theirs again. */
export const handBackRequest = z.object({ handOver: z.string().regex(/^[0-9a-z]{28}$/) });

export const handBackAnswer = z.object({ contacts: z.int(), followUps: z.int() });

export const memberPatch = z.object({
  role: role.optional(),
  teams: z.array(z.uuid()).max(50).optional(),
});

export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role,
  invitedAt: instantText,
  expiresAt: instantText,
});

export const invitationRequest = z.object({ email: z.email().max(254), role });

/** A computer that is signed in. */
export const device = z.object({
  clientId,
  seatId: z.uuid(),
  name: z.string(),
  state: z.enum(['active', 'locked', 'wipe']),
  firstSeen: instantText,
  lastSeen: instantText,
  current: z.boolean(),
});

export const devicePatch = z.object({ state: z.enum(['locked', 'wipe']) });

/** What somebody does in a conversation; `answered`: a message of theirs has just gone out. */
export const presenceStates = ['viewing', 'drafting', 'answered'] as const;

export const presenceRequest = z.object({
  clientId,
  /** The conversation by a keyed hash that only the workspace can make; never a number or a name. */
  conversation: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/),
  state: z.enum([...presenceStates, 'left']),
});

export const presenceAnswer = z.object({
  others: z.array(z.object({ seat: z.uuid(), name: z.string(), state: z.enum(presenceStates) })),
});
/** How long a sign of presence lasts when it is not repeated. */
export const presenceSeconds = 20;
