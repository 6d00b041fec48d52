import type { Root } from '@/lib/hub/root';
import type { ApiClient } from '@/lib/onechat/client';
import type { Account } from '@/lib/sync/account/account';
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
  /** Asks now; asked again while an answer is awaited, it asks once more after it. */
  refresh(): Promise<void>;
  /** Asks if the last answer is some time ago. */
  refreshIfOld(): void;
}

const oldAfter = 10 * 60_000;

/** The desk of one worker. What cannot be asked now is asked at the next occasion. */
export function createTeamDesk(parts: TeamDeskParts): TeamDesk {
  const { root } = parts;
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      await ask(parts);
    } while (again && !root.signal.aborted);
  }

  function refresh(): Promise<void> {
    again = running !== null;
    running ??= run().finally(() => (running = null));
    return running;
  }

  return {
    refresh,
    refreshIfOld() {
      const account = root.data()?.account;
      if (account?.state !== 'in') return;
      if (root.clock.now() - (account.team?.at ?? 0) > oldAfter) void refresh();
    },
  };
}

async function ask({ root, client, tokens, stores }: TeamDeskParts): Promise<void> {
  const { signal } = root;
  if (root.data()?.account?.state !== 'in') return;
  const token = await tokens.access(signal);
  if (!token.ok) return;
  const options = { token: token.value, signal };
  const [me, people] = await Promise.all([
    client.call('readMe', {}, options),
    client.call('listMembers', {}, options),
  ]);
  const account = await stores.sealed.read();
  if (!me.ok || !people.ok || account === null || account.seat.id !== me.value.seatId) return;
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
  const { name, role, conversationKey } = me.value;
  const seat = { ...account.seat, name, role };
  await stores.sealed.write({ ...account, seat, team, conversationKey } satisfies Account);
}
