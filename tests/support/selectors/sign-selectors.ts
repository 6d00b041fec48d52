import { signedBytes } from '@/lib/whatsapp/selectors/signed-bytes';

/** A pair for signing selector files; the public half is what a build is given. */
export interface SigningKeys {
  /** 32 bytes in base64. */
  readonly publicKey: string;
  readonly privateKey: CryptoKey;
}

const base64 = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('base64');

/** Makes a pair. */
export async function makeKeys(): Promise<SigningKeys> {
  const pair = await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify']);
  const publicKey = base64(await crypto.subtle.exportKey('raw', pair.publicKey));
  return { publicKey, privateKey: pair.privateKey };
}

/** The update file for the text of a selector file. */
export async function signSelectors(selectors: string, privateKey: CryptoKey): Promise<string> {
  const signature = base64(await crypto.subtle.sign('Ed25519', privateKey, signedBytes(selectors)));
  return JSON.stringify({ selectors, signature });
}
