import type { Varint } from './varint';

/** Reads SQLite's number: big-endian, seven bits a byte, at most nine bytes. */
export function readBigVarint(bytes: Uint8Array, offset: number): Varint | undefined {
  let value = 0;
  for (let index = 0; index < 9; index += 1) {
    const byte = bytes[offset + index];
    if (byte === undefined) {
      return undefined;
    }
    if (index === 8) {
      return { value: value * 256 + byte, next: offset + 9 };
    }
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) {
      return { value, next: offset + index + 1 };
    }
  }
  return undefined;
}
