/** What binds the answer of a sign-in to the one who asked (RFC 7636) and to this very question. */
export interface Proof {
  readonly verifier: string;
  readonly challenge: string;
  readonly state: string;
}

/** A new proof from random values: 256 bits for the code, 128 for the question. */
export async function newProof(): Promise<Proof> {
  const verifier = toBase64Url(crypto.getRandomValues(new Uint8Array(32)));
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier));
  return {
    verifier,
    challenge: toBase64Url(new Uint8Array(hash)),
    state: toBase64Url(crypto.getRandomValues(new Uint8Array(16))),
  };
}

/** Bytes as text that may stand in an address. */
export function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
