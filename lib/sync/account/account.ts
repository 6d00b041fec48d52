import type { PartsOf } from '@/lib/catalogue/define-record';
import type { records } from '@/lib/catalogue/records';
import { z } from '@/lib/catalogue/zod';
import type { Json } from '@/lib/domain/shared/json';
import { clientId, role } from '@/lib/onechat/fields';
import { team, teamToJson } from './team';

/** Who is signed in, as the sealed record keeps it. */
const account = z.object({
  /** `locked`: the server ended this sign-in; everything is kept. `out`: a person signed out and kept the data. */
  state: z.enum(['in', 'locked', 'out']),
  clientId,
  /** The one secret on disk; `null` where there is none to renew with. */
  refresh: z.string().max(4_096).nullable(),
  /** The secret of an exchange of `refresh` that was begun and whose answer is not sealed yet. */
  renewal: z.string().max(200).optional().catch(undefined),
  seat: z.object({ id: z.string(), name: z.string(), email: z.string(), role }),
  workspace: z.object({ id: z.string(), name: z.string() }),
  /** The server's own key, pinned at sign-in: what it signs later is checked with this one. */
  serverKey: z.record(z.string(), z.string()),
  since: z.number(),
  /** The others in the workspace; absent until they were asked for. */
  team: team.optional().catch(undefined),
  /** With which conversations are hashed before anybody is told that somebody looks at them. */
  conversationKey: z.string().max(100).optional().catch(undefined),
} satisfies PartsOf<typeof records.account, z.ZodType>);
export type Account = z.output<typeof account>;

/** Reads the record; anything else is no account. */
export function parseAccount(json: unknown): Account | null {
  const parsed = account.safeParse(json);
  return parsed.success ? parsed.data : null;
}

/** The record as it is sealed. */
export function accountToJson({ team: held, conversationKey, renewal, ...value }: Account): Json {
  return {
    ...value,
    ...(held === undefined ? {} : { team: teamToJson(held) }),
    ...(conversationKey === undefined ? {} : { conversationKey }),
    ...(renewal === undefined ? {} : { renewal }),
    seat: { ...value.seat },
    workspace: { ...value.workspace },
    serverKey: { ...value.serverKey },
  };
}
