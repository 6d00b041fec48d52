import { z } from '@/lib/catalogue/zod';
import { identityKinds } from '@/lib/domain/contact/identity';
import { mostListed, type ChatsPage } from '@/lib/messaging/wire/chat-list';
import { capabilityNames, capabilityStates, healthTiers, type HostHealth } from '@/lib/messaging/wire/health';
import type { ChatSigns, HostView } from '@/lib/messaging/wire/host';

const provenance = z.object({
  tier: z.enum(['modules', 'page', 'storage', 'person']),
  candidate: z.string().max(200),
  at: z.number(),
});

const chat = z.object({
  token: z.string().max(200),
  kind: z.enum(['person', 'business', 'group', 'channel', 'self', 'unknown']),
  title: z
    .string()
    .max(20_000)
    .transform((title) => title.slice(0, 300)),
  identities: z.array(z.object({ kind: z.enum(identityKinds), value: z.string().min(1).max(200) })).max(10),
  certainty: z.enum(['verified', 'page-only', 'conflict']),
  provenance,
});

const view: z.ZodType<HostView> = z.object({
  kind: z.literal('host'),
  v: z.number(),
  state: z.enum(['loading', 'signed-out', 'syncing', 'conflict', 'no-chat', 'chat', 'unreadable']),
  chat: chat.nullable(),
  theme: z.enum(['light', 'dark']),
  lang: z.string().max(40),
  dir: z.enum(['ltr', 'rtl']),
  stale: z.boolean(),
  safe: z.boolean().exactOptional(),
  shown: z.enum(['panel', 'rail', 'hidden']),
  // A page script from before an update does not tell it, nor where the answers below come from.
  chats: z.number().default(0),
});

const extent = z.object({
  tier: z.enum(['modules', 'page', 'none']),
  complete: z.boolean(),
  seen: z.int().nonnegative(),
  total: z.int().nonnegative().nullable(),
});
const listed = z.object({
  kind: chat.shape.kind,
  title: chat.shape.title,
  identities: chat.shape.identities,
  unread: z.int().nonnegative(),
  last: z.enum(['them', 'us', 'unknown']),
  at: z.number().nullable(),
  pinned: z.boolean(),
  muted: z.boolean(),
  provenance: provenance.exactOptional(),
});
const chatsPage: z.ZodType<ChatsPage> = z.object({
  extent,
  count: z.int().nonnegative(),
  offset: z.int().nonnegative(),
  rows: z.array(listed).max(mostListed),
});

/** Names of ours, counts and times: text of the page has no place in it to stand. */
const word = z
  .string()
  .max(60)
  .regex(/^[\w:.-]*$/);
const time = z.number().nonnegative();
/** A name that the page may have made up; it is left out before anybody sees it. */
const cut = z.string().transform((name) => name.slice(0, 60));
const health: z.ZodType<HostHealth> = z.object({
  at: time,
  release: z.string().regex(/^[\d.]{0,40}$/),
  selectors: z.object({ version: z.number(), verifiedAt: z.string().regex(/^[\d-]{10}$/) }),
  modules: z.enum(['off', 'on']),
  lang: z.string().regex(/^[\w-]{2,40}$/),
  dir: z.enum(['ltr', 'rtl']),
  theme: z.enum(['light', 'dark']),
  safeMode: z.boolean(),
  capabilities: z
    .array(
      z.object({
        name: z.enum(capabilityNames),
        state: z.enum(capabilityStates),
        tier: z.enum(healthTiers),
        candidate: word,
        matches: z.number(),
        disagrees: z.boolean(),
        resting: z.boolean(),
        lastWorkedAt: time,
      }),
    )
    .max(20),
  outline: z
    .array(
      z.object({
        depth: z.int().min(0).max(20),
        tag: cut,
        names: z.array(cut).transform((names) => names.slice(0, 40)),
        children: z.int().nonnegative(),
      }),
    )
    .max(1_000),
});

const signs: z.ZodType<ChatSigns> = z.object({
  acted: z.boolean().default(false),
  draft: z.boolean(),
  id: z.string().max(200),
  out: z.boolean(),
});

const answer = z.object({
  kind: z.literal('answer'),
  id: z.number(),
  result: z.union([
    z.object({
      ok: z.literal(true),
      value: z.union([z.null(), z.string().max(200), chatsPage, health, signs]),
      provenance: provenance.exactOptional(),
    }),
    z.object({
      ok: z.literal(false),
      code: z.string().max(60),
      provenance: provenance.exactOptional(),
    }),
  ]),
});

const schema = z.union([view, answer]);

/** What the content script sends, once parsed: the whole view, or the answer to one call. */
export type HostMessage = z.output<typeof schema>;

/** What a call may be answered with. */
export type HostValue = string | null | ChatsPage | ChatSigns;

/** Reads a message of the content script. It stands in a page that is not trusted, so anything odd is dropped. */
export function parseHostMessage(message: unknown): HostMessage | undefined {
  const parsed = schema.safeParse(message);
  return parsed.success ? parsed.data : undefined;
}

/** Says whether what a call was answered with is a part of the chat list. */
export function isChatsPage(value: HostValue): value is ChatsPage {
  return typeof value === 'object' && value !== null && 'rows' in value;
}

/** Says whether what a call was answered with is a chat without its words. */
export function isChatSigns(value: HostValue): value is ChatSigns {
  return typeof value === 'object' && value !== null && 'draft' in value;
}
