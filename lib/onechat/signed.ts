import { z } from '@/lib/catalogue/zod';
import { failed, ok, type Result } from '@/lib/domain/shared/result';

/** An Ed25519 public key as JWK: the server's own, or the release key that an extension was built with. */
export const publicKey = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });
export type PublicKey = z.output<typeof publicKey>;

/** `not-signed`: by this key, in this form. `not-this`: signed, but something else. */
export type SignedFailure = 'not-signed' | 'not-this';

const header = z.looseObject({ alg: z.literal('EdDSA'), typ: z.string() });

interface Wanted<T extends z.ZodType> {
  readonly key: PublicKey;
  /** What kind of document it must say it is, so that one is never taken for another. */
  readonly type: string;
  readonly shape: T;
}

/** Reads a document that was signed as compact JWS (RFC 7515); nothing of it is looked at before the signature holds. */
export async function readSigned<T extends z.ZodType>(
  text: string,
  { key, type, shape }: Wanted<T>,
): Promise<Result<z.output<T>, SignedFailure>> {
  const [head = '', body = '', signature = '', more] = text.split('.');
  const bytes = bytesOf(signature);
  if (more !== undefined || bytes === undefined) return failed('not-signed');
  const verified = await isBy(key, bytes, `${head}.${body}`);
  if (!verified) return failed('not-signed');
  const about = header.safeParse(jsonOf(head));
  const said = shape.safeParse(jsonOf(body));
  return about.success && about.data.typ === type && said.success ? ok(said.data) : failed('not-this');
}

async function isBy(key: PublicKey, signature: Bytes, text: string): Promise<boolean> {
  try {
    const { kty, crv, x } = key;
    const imported = await crypto.subtle.importKey('jwk', { kty, crv, x }, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, signature, new TextEncoder().encode(text));
  } catch {
    // A key that is none proves nothing.
    return false;
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

function bytesOf(text: string): Bytes | undefined {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) return undefined;
  try {
    const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(raw, (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(text)));
  } catch {
    return undefined;
  }
}
