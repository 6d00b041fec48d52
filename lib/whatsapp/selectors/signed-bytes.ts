/** What a signature covers: the text of the selectors after words that no other signature of ours begins with. */
export function signedBytes(selectors: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`1chat selectors, format 1\n${selectors}`);
}
