import { importJWK } from 'jose';
import { z } from '@/lib/catalogue/zod';
import { serverKeyId, type KeyById } from './access-token';
import type { Auth } from './better-auth';
import type { Secrets } from '../process/secrets';

const keySet = z.object({ keys: z.array(z.looseObject({ kid: z.string(), kty: z.string() })) });
const refetchMs = 10_000;

/** The keys that access tokens are checked with: the sign-in's, read again when a new one appears, and the server's own. */
export function authKeys(auth: Auth, secrets: Secrets, now: () => number): KeyById {
  const known = new Map<string, CryptoKey>();
  let fetched = 0;
  const fetchKeys = async () => {
    fetched = now();
    const { keys } = keySet.parse(await auth.api.getJwks());
    for (const key of keys) {
      const imported = await importJWK(key, 'EdDSA');
      if (!(imported instanceof Uint8Array)) known.set(key.kid, imported);
    }
  };
  return async (id) => {
    if (id === serverKeyId) return secrets.verifyKey;
    if (id === undefined) return undefined;
    if (!known.has(id) && now() - fetched >= refetchMs) await fetchKeys();
    return known.get(id);
  };
}
