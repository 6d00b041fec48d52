import { z } from '@/lib/catalogue/zod';
import type { Json } from '@/lib/domain/shared/json';
import { role } from '@/lib/onechat/fields';
import { mask } from '@/lib/onechat/people';

const member = z.object({
  id: z.string(),
  name: z.string(),
  role: role.nullable(),
  /** `left`: not in the workspace any more; the name is kept for what they did. */
  state: z.enum(['active', 'left']),
});

/** The workspace's people as this computer last heard of them, sealed with the account. */
export const team = z.object({
  members: z.array(member),
  /** What this seat's role does not see. */
  mask,
  /** When it was heard, milliseconds since 1970 UTC. */
  at: z.number(),
});
export type Team = z.output<typeof team>;

/** The team as it is sealed. */
export function teamToJson({ members, mask: hidden, at }: Team): Json {
  return {
    members: members.map((each) => ({ ...each })),
    mask: Object.fromEntries(Object.entries(hidden).map(([table, fields]) => [table, [...fields]])),
    at,
  };
}
