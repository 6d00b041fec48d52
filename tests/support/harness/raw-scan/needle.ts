/** A text to look for, in every way in which a browser may write it down. */
export interface Needle {
  readonly text: string;
  readonly spellings: readonly Buffer[];
}

/** Prepares a text for the search: as UTF-8, as one byte per letter, as two. */
export function createNeedle(text: string): Needle {
  if (text.length < 4) {
    throw new RangeError(`"${text}" is too short to be looked for: chance would find it.`);
  }
  const latin = [...text].every((char) => char.charCodeAt(0) < 256) ? [Buffer.from(text, 'latin1')] : [];
  const spellings = [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le'), ...latin];
  return {
    text,
    spellings: spellings.filter((one, index) => spellings.findIndex((other) => other.equals(one)) === index),
  };
}

/** Whether some bytes hold the needle in any spelling. */
export function holds(bytes: Uint8Array, needle: Needle): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return needle.spellings.some((spelling) => buffer.includes(spelling));
}
