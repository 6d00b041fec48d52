/** A number and the place after it. */
export interface Varint {
  readonly value: number;
  readonly next: number;
}

/** Reads a little-endian base-128 number, or nothing when the bytes end or it is too long. */
export function readVarint(bytes: Uint8Array, offset: number): Varint | undefined {
  let value = 0;
  for (let index = 0; index < 10; index += 1) {
    const byte = bytes[offset + index];
    if (byte === undefined) {
      return undefined;
    }
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) {
      return { value, next: offset + index + 1 };
    }
  }
  return undefined;
}
