/** Writes a number in base 128, as Snappy and LevelDB do. */
export function varint(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  while (left >= 0x80) {
    bytes.push((left % 0x80) | 0x80);
    left = Math.floor(left / 0x80);
  }
  return [...bytes, left];
}

/** A literal element for up to 65,536 bytes. */
export function literal(content: Uint8Array): number[] {
  const size = content.length - 1;
  const tag = size < 60 ? [size << 2] : size < 256 ? [60 << 2, size] : [61 << 2, size & 0xff, size >> 8];
  return [...tag, ...content];
}

/** A copy element with a two-byte distance, for up to 64 bytes. */
export function copy(back: number, length: number): number[] {
  return [((length - 1) << 2) | 2, back & 0xff, back >> 8];
}

/** A plain encoder: literals, and copies where the same four bytes stood before. */
export function encodeSnappy(content: Uint8Array): Uint8Array {
  const output = varint(content.length);
  let waiting = 0;
  let position = 0;
  const flush = (): void => {
    if (position > waiting) {
      output.push(...literal(content.subarray(waiting, position)));
    }
  };
  while (position < content.length) {
    const match = findMatch(content, position);
    if (match === undefined) {
      position += 1;
    } else {
      flush();
      output.push(...copy(match.back, match.length));
      position += match.length;
      waiting = position;
    }
  }
  flush();
  return Uint8Array.from(output);
}

function findMatch(content: Uint8Array, position: number): { back: number; length: number } | undefined {
  for (let back = 1; back <= Math.min(position, 2_000); back += 1) {
    let length = 0;
    while (
      length < 64 &&
      position + length < content.length &&
      content[position + length] === content[position + length - back]
    ) {
      length += 1;
    }
    if (length >= 4) {
      return { back, length };
    }
  }
  return undefined;
}
