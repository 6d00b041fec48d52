import { isRecord } from '@/lib/domain/shared/json';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Account } from './account';
import type { TokenDesk, TokenPair } from './token-desk';

/** Where tokens live: the refresh token in the sealed record, the access token in memory that outlives the worker. */
export interface TokenStores {
  readonly session: { read(): Promise<unknown>; write(value: AccessToken | null): Promise<void> };
  /** The sealed record; `write` answers once it is on disk. */
  readonly sealed: { read(): Promise<Account | null>; write(account: Account): Promise<boolean> };
  readonly now: () => number;
  /** Called with true before a token is asked for and with false after: a stopped worker is woken in time. */
  readonly guard: (on: boolean) => Promise<void>;
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
 * The new refresh token is sealed before anything uses its access token, and a request that was cut off is made
 * again with the old one: the server answers it with the same pair for a minute. So a stop at any line neither
 * signs out nor loses anything.
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
  await stores.guard(true);
  const renewed = await desk.renew(account.refresh, signal);
  if (!renewed.ok) {
    if (renewed.code === 'unreachable') return failed('unreachable');
    await stores.sealed.write({ ...account, state: 'locked', refresh: null });
    await stores.guard(false);
    return failed('signed-out');
  }
  return keepPair(stores, account, renewed.value);
}

/** Seals the refresh token, and only then hands the access token out. */
export async function keepPair(
  stores: TokenStores,
  account: Account,
  pair: TokenPair,
): Promise<Result<string, AccessCode>> {
  const until = stores.now() + pair.life * 1_000;
  if (!(await stores.sealed.write({ ...account, state: 'in', refresh: pair.refresh }))) {
    return failed('unreachable');
  }
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
