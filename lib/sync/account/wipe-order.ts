import { z } from '@/lib/catalogue/zod';
import type { Account } from './account';

const header = z.object({ alg: z.literal('EdDSA'), typ: z.literal('onechat-order') });
const claims = z.object({ order: z.literal('wipe'), ws: z.string(), dev: z.string() });

/**
 * Says whether an order to wipe was signed with the key that was pinned at sign-in, for this workspace and this
 * computer. Anything else is no order, whoever sent it.
 */
export async function isWipeOrder(order: string, account: Account): Promise<boolean> {
  const [head, body, signature, ...more] = order.split('.');
  if (head === undefined || body === undefined || signature === undefined || more.length > 0) return false;
  const said = claims.safeParse(jsonIn(body));
  if (!header.safeParse(jsonIn(head)).success || !said.success) return false;
  if (said.data.ws !== account.workspace.id || said.data.dev !== account.clientId) return false;
  return isSigned(`${head}.${body}`, signature, account.serverKey);
}

async function isSigned(text: string, signature: string, jwk: JsonWebKey): Promise<boolean> {
  const bytes = bytesIn(signature);
  if (bytes === null) return false;
  try {
    const { kty, crv, x } = jwk;
    const publicKey = { ...(kty ? { kty } : {}), ...(crv ? { crv } : {}), ...(x ? { x } : {}) };
    const key = await crypto.subtle.importKey('jwk', publicKey, { name: 'Ed25519' }, false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, bytes, new TextEncoder().encode(text));
  } catch {
    // A key or a signature of another kind: not what was pinned, so not an order.
    return false;
  }
}

function jsonIn(part: string): unknown {
  const bytes = bytesIn(part);
  try {
    return bytes === null ? undefined : JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function bytesIn(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text)) return null;
  try {
    const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(plain, (character) => character.charCodeAt(0));
  } catch {
    return null;
  }
}
