import { records } from '@/lib/catalogue/records';
import type { Root } from '@/lib/hub/root';
import { createLedger } from '@/lib/hub/sync/ledger';
import { notedNet } from '@/lib/hub/sync/noted-net';
import { createApiClient, type ApiClient } from '@/lib/onechat/client';
import { browser } from '@/lib/platform/browser';
import { apiOrigin, createNet, parseRetryAfter, type Net } from '@/lib/platform/net';
import { accountToJson, type Account } from '@/lib/sync/account/account';
import { createTokenDesk, type TokenDesk } from '@/lib/sync/account/token-desk';
import { createTokens, type Tokens, type TokenStores } from '@/lib/sync/account/tokens';
import { keptValue } from './kept-value';

/** What signing in and sync are made of. */
export interface AccountParts {
  readonly root: Root;
  readonly net: Net;
  readonly client: ApiClient;
  readonly desk: TokenDesk;
  readonly stores: TokenStores;
  readonly tokens: Tokens;
}

/** Wakes a worker that was stopped between asking for a token and its answer, while the server still repeats it. */
export const renewAlarm = 'sync-renew';
const renewSoon = 30_000;

/** Puts the parts together; nothing is asked of any network yet. */
export function buildAccount(root: Root): AccountParts {
  const net = notedNet(createNet(), createLedger(root));
  const carry = (request: Parameters<Net['send']>[0]) => net.send(request);
  const client = createApiClient(carry, (value) => parseRetryAfter(value, root.clock.now()));
  const desk = createTokenDesk(carry, apiOrigin);
  const access = keptValue(records.accessToken);
  const stores: TokenStores = {
    session: {
      read: access.read,
      write: (value) => (value === null ? access.remove() : access.write(value)),
    },
    sealed: { read: async () => root.data()?.account ?? null, change: (make) => seal(root, make) },
    now: () => root.clock.now(),
    secret: () => root.ids.token(),
    guard: async (on) => {
      if (on) await browser.alarms.create(renewAlarm, { when: root.clock.now() + renewSoon });
      else await browser.alarms.clear(renewAlarm);
    },
  };
  return { root, net, client, desk, stores, tokens: createTokens(desk, stores) };
}

/** Seals who is signed in, in the line of commands. */
async function seal(root: Root, make: (held: Account | null) => Account | null): Promise<boolean> {
  const done = await root.runExclusive(async (data) => {
    const account = make(data.account);
    if (account === null) return false;
    const written = await data.journal.settle({
      changed: [],
      outbox: { put: [], drop: [] },
      records: { account: accountToJson(account) },
      clock: null,
      head: data.head + 1,
    });
    if (!written.ok) return false;
    data.head += 1;
    data.account = account;
    root.changed(['outbox']);
    return true;
  });
  return done.ok && done.value;
}
