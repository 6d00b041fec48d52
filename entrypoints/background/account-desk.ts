import { failed, ok } from '@/lib/domain/shared/result';
import { beginAccount } from '@/lib/hub/sync/begin-account';
import type { Root } from '@/lib/hub/root';
import type { JobResults } from '@/lib/messaging/contract/jobs';
import type { ApiClient } from '@/lib/onechat/client';
import { browser } from '@/lib/platform/browser';
import { apiOrigin } from '@/lib/platform/net';
import { redirectAddress, signInWindow } from '@/lib/platform/web-auth';
import type { Account } from '@/lib/sync/account/account';
import { authorizeUrl, codeIn } from '@/lib/sync/account/authorize';
import { newProof } from '@/lib/sync/account/proof';
import type { TokenDesk, TokenPair } from '@/lib/sync/account/token-desk';
import { keepPair, locked, type TokenStores } from '@/lib/sync/account/tokens';
import type { SyncDesk } from './sync-desk';
import type { Me } from './team-desk';

/** Signing in and out. */
export interface AccountDesk {
  signIn(): Promise<JobResults['account.sign-in']>;
  signOut(): Promise<JobResults['account.sign-out']>;
}

export interface AccountDeskParts {
  readonly root: Root;
  readonly client: ApiClient;
  readonly desk: TokenDesk;
  readonly stores: TokenStores;
  readonly sync: SyncDesk;
  /** Somebody signed in, and this is what the server said of them. */
  readonly onSignedIn: (me: Me) => void;
}

const patience = 3_000;

/** The desk of one worker; one sign-in at a time. */
export function createAccountDesk(parts: AccountDeskParts): AccountDesk {
  let running: Promise<JobResults['account.sign-in']> | null = null;
  return {
    signIn() {
      running ??= signIn(parts).finally(() => (running = null));
      return running;
    },
    signOut: () => signOut(parts),
  };
}

async function signIn(parts: AccountDeskParts): Promise<JobResults['account.sign-in']> {
  const { root, desk } = parts;
  const opened = await root.open();
  if (!opened.ok) return failed(opened.code);
  const proof = await newProof();
  const redirect = redirectAddress();
  const facts = {
    origin: apiOrigin,
    redirect,
    clientId: opened.value.stamps.client,
    deviceName: await deviceName(),
    askWho: true,
  };
  const code = codeIn(await signInWindow(authorizeUrl(facts, proof)), { redirect, state: proof.state });
  if (!code.ok) return failed(code.code === 'closed' ? 'closed' : 'denied');
  const pair = await desk.redeem({ code: code.value, verifier: proof.verifier, redirect }, root.signal);
  if (!pair.ok) return failed(pair.code === 'ended' ? 'denied' : 'unreachable');
  return admit(parts, pair.value);
}

/** What this computer is called in the list of computers. */
async function deviceName(): Promise<string> {
  const { os } = await browser.runtime.getPlatformInfo();
  const names: { readonly [os: string]: string } = {
    mac: 'Mac',
    win: 'Windows',
    linux: 'Linux',
    cros: 'Chromebook',
  };
  return `Chrome, ${names[os] ?? os}`;
}

async function admit(parts: AccountDeskParts, pair: TokenPair): Promise<JobResults['account.sign-in']> {
  const { root, client, desk, stores, sync } = parts;
  const me = await client.call('readMe', {}, { token: pair.access, signal: root.signal });
  if (!me.ok) return failed('unreachable');
  const { seatId, name, email, role, workspace, device, serverKey } = me.value;
  const account: Account = {
    state: 'in',
    clientId: device.clientId,
    refresh: pair.refresh,
    seat: { id: seatId, name, email, role },
    workspace,
    serverKey,
    since: root.clock.now(),
  };
  const begun = await root.runExclusive((data) => beginAccount(data, account));
  const outcome = begun.ok ? begun.value : 'broken';
  if (outcome !== 'fresh' && outcome !== 'again') {
    await desk.revoke(pair.refresh, AbortSignal.any([root.signal, AbortSignal.timeout(patience)]));
    return failed(outcome);
  }
  const kept = await keepPair(stores, pair, (held) => withTeam(account, held));
  if (!kept.ok) return failed('broken');
  parts.onSignedIn(me.value);
  if (outcome === 'fresh') await sync.begin();
  else await sync.tell({ kind: 'access', access: 'ready' });
  root.changed('all');
  return ok(null);
}

/** Who signs in again need not be told anew who the others are. */
function withTeam(account: Account, held: Account | null): Account {
  if (held?.seat.id !== account.seat.id) return account;
  return { ...account, team: held.team, conversationKey: held.conversationKey };
}

/** Here first, so that it holds without a network; then the server is told, as far as it can be reached. */
async function signOut({
  root,
  desk,
  stores,
  sync,
}: AccountDeskParts): Promise<JobResults['account.sign-out']> {
  // A worker that has just woken has not read yet who is signed in.
  await root.open();
  const account = await stores.sealed.read();
  if (account === null) return ok(null);
  const isOut = await stores.sealed.change((held) => held && { ...locked(held), state: 'out' });
  if (!isOut) return failed('broken');
  await stores.session.write(null);
  await sync.tell({ kind: 'access', access: 'signed-out' });
  root.changed(['outbox']);
  if (account.refresh !== null) {
    await desk.revoke(account.refresh, AbortSignal.any([root.signal, AbortSignal.timeout(patience)]));
  }
  return ok(null);
}
