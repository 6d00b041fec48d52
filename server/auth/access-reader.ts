import { createHash } from 'node:crypto';
import { readAccess, type Access, type KeyById, type TokenFacts } from './access-token';

/** What a token says, if it is ours, for this API, and not too old. */
export type AccessReader = (token: string) => Promise<Access | undefined>;

interface Parts {
  readonly facts: TokenFacts;
  readonly keyById: KeyById;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How many tokens are remembered at most. */
  readonly most?: number;
}

/**
 * Checks a token's signature once and remembers what it said until it expires: a computer asks many times with one
 * token. Only good tokens are remembered, by their hash, the oldest go first. What a token cannot say, whether its
 * seat and computer still stand, is read from the database on each request all the same.
 */
export function createAccessReader({ facts, keyById, now, most = 10_000 }: Parts): AccessReader {
  const known = new Map<string, Access>();
  return async (token) => {
    const key = createHash('sha256').update(token).digest('base64');
    const held = known.get(key);
    if (held !== undefined && held.expires * 1_000 > now()) return held;
    known.delete(key);
    const access = await readAccess(token, facts, keyById);
    if (access === undefined) return undefined;
    known.set(key, access);
    if (known.size > most) known.delete(known.keys().next().value ?? key);
    return access;
  };
}
