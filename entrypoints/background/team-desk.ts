import { ok } from '@/lib/domain/shared/result';
import type { Root } from '@/lib/hub/root';
import type { ApiClient, CallOutput } from '@/lib/onechat/client';
import type { Team } from '@/lib/sync/account/team';
import type { Tokens, TokenStores } from '@/lib/sync/account/tokens';

/** What the workspace's people are asked with. */
export interface TeamDeskParts {
  readonly root: Root;
  readonly client: ApiClient;
  readonly tokens: Tokens;
  readonly stores: TokenStores;
}

/** Knows who is in the workspace. */
export interface TeamDesk {
  /** Asks now; asked again while an answer is awaited, it asks once more after it. `me`: what the server just said. */
  refresh(me?: Me): Promise<void>;
  /** Asks if the last answer is some time ago. */
  refreshIfOld(): void;
}

/** What the server says of who asks. */
export type Me = CallOutput<'readMe'>;

const oldAfter = 10 * 60_000;

/** The desk of one worker. What cannot be asked now is asked at the next occasion. */
export function createTeamDesk(parts: TeamDeskParts): TeamDesk {
  const { root } = parts;
  let running: Promise<void> | null = null;
  let again = false;

  async function run(me: Me | undefined): Promise<void> {
    await ask(parts, me);
    while (again && !root.signal.aborted) {
      again = false;
      await ask(parts, undefined);
    }
  }

  function refresh(me?: Me): Promise<void> {
    again = running !== null;
    running ??= run(me).finally(() => (running = null));
    return running;
  }

  return {
    refresh,
    refreshIfOld() {
      const account = root.data()?.account;
      if (account?.state !== 'in' || running !== null) return;
      if (root.clock.now() - (account.team?.at ?? 0) > oldAfter) void refresh();
    },
  };
}

async function ask({ root, client, tokens, stores }: TeamDeskParts, known: Me | undefined): Promise<void> {
  const { signal } = root;
  if (root.data()?.account?.state !== 'in') return;
  const token = await tokens.access(signal);
  if (!token.ok) return;
  const options = { token: token.value, signal };
  const [me, people] = await Promise.all([
    known === undefined ? client.call('readMe', {}, options) : ok(known),
    client.call('listMembers', {}, options),
  ]);
  if (!me.ok || !people.ok) return;
  const team: Team = {
    members: [
      ...people.value.members.map(({ seatId, name, role }) => ({
        ...{ id: seatId, name, role },
        state: 'active' as const,
      })),
      ...(people.value.left ?? []).map(({ seatId, name }) => ({
        ...{ id: seatId, name, role: null },
        state: 'left' as const,
      })),
    ],
    mask: me.value.mask,
    at: root.clock.now(),
  };
  const { seatId, name, role, conversationKey } = me.value;
  await stores.sealed.change((held) => {
    if (held?.seat.id !== seatId) return null;
    return { ...held, seat: { ...held.seat, name, role }, team, conversationKey };
  });
}
