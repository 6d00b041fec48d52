import { isRecord } from '@/lib/domain/shared/json';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Account } from './account';
import type { TokenDesk, TokenPair } from './token-desk';

/** Where tokens live: the refresh token in the sealed record, the access token in memory that outlives the worker. */
export interface TokenStores {
  readonly session: { read(): Promise<unknown>; write(value: AccessToken | null): Promise<void> };
  readonly sealed: SealedAccount;
  readonly now: () => number;
  /** A new secret for a renewal: 256 random bits. */
  readonly secret: () => string;
  /** Called with true before a token is asked for and with false after: a stopped worker is woken in time. */
  readonly guard: (on: boolean) => Promise<void>;
}

/** The sealed record. */
export interface SealedAccount {
  read(): Promise<Account | null>;
  /**
   * Makes it anew from what is held when its turn comes, so that nobody overwrites what another has sealed
   * meanwhile. Answers true once it is on disk; `null` leaves everything as it is, and answers false.
   */
  change(make: (held: Account | null) => Account | null): Promise<boolean>;
}

/** An access token and when it ends, by this computer's clock. */
export interface AccessToken {
  readonly token: string;
  readonly until: number;
  /** Whose it is: a token of an earlier sign-in is never used. */
  readonly seat: string;
}

export type AccessCode = 'signed-out' | 'unreachable';

/** Access tokens for requests. */
export interface Tokens {
  /** One that is good for some seconds yet, renewed where needed; however many ask, one request is made. */
  access(signal: AbortSignal): Promise<Result<string, AccessCode>>;
  /** The one at hand was not taken. */
  forget(): Promise<void>;
}

/** A token this close to its end is renewed. */
const margin = 20_000;

/**
 * Before a token is exchanged, a secret for the exchange is sealed; the new refresh token is sealed before anything
 * uses its access token. A request that was cut off at any line is made again with the same token and secret, and
 * the server answers it, minutes or days later: so a stop neither signs out nor loses anything.
 */
export function createTokens(desk: TokenDesk, stores: TokenStores): Tokens {
  let renewing: Promise<Result<string, AccessCode>> | null = null;
  return {
    async access(signal) {
      const account = await stores.sealed.read();
      if (account?.state !== 'in') return failed('signed-out');
      const held = parseAccess(await stores.session.read());
      if (held?.seat === account.seat.id && held.until > stores.now() + margin) return ok(held.token);
      renewing ??= renew(desk, stores, signal).finally(() => (renewing = null));
      return renewing;
    },
    forget: () => stores.session.write(null),
  };
}

async function renew(
  desk: TokenDesk,
  stores: TokenStores,
  signal: AbortSignal,
): Promise<Result<string, AccessCode>> {
  const account = await stores.sealed.read();
  if (account?.state !== 'in' || account.refresh === null) return failed('signed-out');
  const { refresh } = account;
  const secret = await sealedSecret(stores, account);
  if (secret === null) return failed('unreachable');
  await stores.guard(true);
  const renewed = await desk.renew({ refresh, secret }, signal);
  if (!renewed.ok) {
    if (renewed.code === 'unreachable') return failed('unreachable');
    await stores.sealed.change((held) => (isFor(held, refresh) ? locked(held) : null));
    await stores.guard(false);
    return failed('signed-out');
  }
  return keepPair(stores, renewed.value, (held) => (isFor(held, refresh) ? held : null));
}

/** The secret of the exchange that is under way or begins now; nothing where it cannot be sealed. */
async function sealedSecret(stores: TokenStores, account: Account): Promise<string | null> {
  if (account.renewal !== undefined) return account.renewal;
  const renewal = stores.secret();
  const sealed = await stores.sealed.change((held) =>
    isFor(held, account.refresh) ? { ...held, renewal } : null,
  );
  return sealed ? renewal : null;
}

/** Whether the record is still what the exchange began with: somebody may have signed out meanwhile. */
function isFor(held: Account | null, refresh: string | null): held is Account {
  return held?.state === 'in' && held.refresh === refresh;
}

/** The sign-in is over; everything but its token is kept. */
export function locked(account: Account): Account {
  return { ...settled(account), state: 'locked', refresh: null };
}

function settled({ renewal: _answered, ...account }: Account): Account {
  return account;
}

/** Seals the refresh token into the record that `whose` names, and only then hands the access token out. */
export async function keepPair(
  stores: TokenStores,
  pair: TokenPair,
  whose: (held: Account | null) => Account | null,
): Promise<Result<string, AccessCode>> {
  const until = stores.now() + pair.life * 1_000;
  const sealed = await stores.sealed.change((held) => {
    const account = whose(held);
    return account && { ...settled(account), state: 'in', refresh: pair.refresh };
  });
  const account = await stores.sealed.read();
  if (!sealed || account === null) return failed('unreachable');
  await stores.session.write({ token: pair.access, until, seat: account.seat.id });
  await stores.guard(false);
  return ok(pair.access);
}

function parseAccess(value: unknown): AccessToken | null {
  if (!isRecord(value)) return null;
  const { token, until, seat } = value;
  return typeof token === 'string' && typeof until === 'number' && typeof seat === 'string'
    ? { token, until, seat }
    : null;
}
