import type { KeyObject } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { z } from '@/lib/catalogue/zod';
import { clientId } from '@/lib/onechat/fields';
import type { SeatKey } from '../store/seat';

const claims = z.object({
  sub: z.string().min(1),
  /** The workspace chosen at sign-in. */
  ws: z.uuid(),
  /** The computer it is for. */
  dev: clientId,
  /** The sign-in it comes from; a newer sign-in on that computer ends it. */
  gid: z.string().min(1),
  exp: z.int(),
});

export interface Access extends SeatKey {
  /** Seconds since 1970. */
  readonly expires: number;
}

export type KeyById = (id: string | undefined) => Promise<KeyObject | CryptoKey | undefined>;

export interface TokenFacts {
  readonly issuer: string;
  readonly audience: string;
}

export const serverKeyId = 'server';

/** Reads an access token; anything that is not ours, not for this API, or too old gives nothing. */
export async function readAccess(
  token: string,
  facts: TokenFacts,
  keyById: KeyById,
): Promise<Access | undefined> {
  try {
    const key = await keyById(decodeProtectedHeader(token).kid);
    if (key === undefined) return undefined;
    const { payload } = await jwtVerify(token, key, {
      issuer: facts.issuer,
      audience: facts.audience,
      algorithms: ['EdDSA'],
      requiredClaims: ['exp'],
    });
    const found = claims.safeParse(payload);
    if (!found.success) return undefined;
    const { sub, ws, dev, gid, exp } = found.data;
    return { userId: sub, workspaceId: ws, clientId: dev, grantId: gid, expires: exp };
  } catch {
    // A token that cannot be read and one that is refused are the same to whoever sent it.
    return undefined;
  }
}

/** Makes an access token with the server's own key; for `--demo` and for tests. */
export function signAccess(
  key: SeatKey,
  { signingKey, facts, expires }: { signingKey: KeyObject; facts: TokenFacts; expires: string },
): Promise<string> {
  return new SignJWT({ ws: key.workspaceId, dev: key.clientId, gid: key.grantId })
    .setProtectedHeader({ alg: 'EdDSA', kid: serverKeyId })
    .setSubject(key.userId)
    .setIssuer(facts.issuer)
    .setAudience(facts.audience)
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(signingKey);
}
