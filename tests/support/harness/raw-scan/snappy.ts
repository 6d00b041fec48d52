import { readVarint } from './varint';

/** Nothing that a browser stores in one piece is larger than this. */
const LARGEST = 64 * 1024 * 1024;

/** One step of the format: bytes given as they are, or bytes copied from what is already there. */
type Element =
  | { readonly kind: 'literal'; readonly start: number; readonly length: number; readonly next: number }
  | { readonly kind: 'copy'; readonly back: number; readonly length: number; readonly next: number };

/**
 * Decodes Snappy data that begins at `offset`, and answers nothing when it is not Snappy.
 * Bytes after the end are ignored, so a value may be decoded out of the middle of a file.
 */
export function decodeSnappy(bytes: Uint8Array, offset = 0): Uint8Array | undefined {
  const size = readVarint(bytes, offset);
  if (size === undefined || size.value > LARGEST) {
    return undefined;
  }
  const output = new Uint8Array(size.value);
  let written = 0;
  let position = size.next;
  while (written < output.length) {
    const element = readElement(bytes, position);
    if (element === undefined || written + element.length > output.length) {
      return undefined;
    }
    if (element.kind === 'literal') {
      output.set(bytes.subarray(element.start, element.start + element.length), written);
    } else if (element.back === 0 || element.back > written) {
      return undefined;
    } else {
      repeat(output, written, element);
    }
    written += element.length;
    position = element.next;
  }
  return output;
}

/** Copies byte by byte, because a copy may reach into what it is just writing. */
function repeat(output: Uint8Array, written: number, copy: { back: number; length: number }): void {
  for (let index = 0; index < copy.length; index += 1) {
    output[written + index] = output[written + index - copy.back] ?? 0;
  }
}

function readElement(bytes: Uint8Array, position: number): Element | undefined {
  const tag = bytes[position];
  if (tag === undefined) {
    return undefined;
  }
  const high = tag >> 2;
  switch (tag & 3) {
    case 0:
      return readLiteral(bytes, position, high);
    case 1: {
      const low = bytes[position + 1];
      return low === undefined
        ? undefined
        : { kind: 'copy', back: ((tag >> 5) << 8) | low, length: 4 + (high & 7), next: position + 2 };
    }
    default: {
      const width = (tag & 3) === 2 ? 2 : 4;
      const back = littleEndian(bytes, position + 1, width);
      return back === undefined
        ? undefined
        : { kind: 'copy', back, length: high + 1, next: position + 1 + width };
    }
  }
}

function readLiteral(bytes: Uint8Array, position: number, high: number): Element | undefined {
  const width = high < 60 ? 0 : high - 59;
  const length = width === 0 ? high : littleEndian(bytes, position + 1, width);
  if (length === undefined) {
    return undefined;
  }
  const start = position + 1 + width;
  const next = start + length + 1;
  return next > bytes.length ? undefined : { kind: 'literal', start, length: length + 1, next };
}

function littleEndian(bytes: Uint8Array, offset: number, width: number): number | undefined {
  let value = 0;
  for (let index = 0; index < width; index += 1) {
    const byte = bytes[offset + index];
    if (byte === undefined) {
      return undefined;
    }
    value += byte * 2 ** (8 * index);
  }
  return value;
}
