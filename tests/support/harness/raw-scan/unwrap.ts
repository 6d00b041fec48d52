import { zstdDecompressSync } from 'node:zlib';

import { decodeSnappy } from './snappy';

/** How Chromium begins an IndexedDB value that it compressed: a pseudo version, then 2 for Snappy. */
const SNAPPY_VALUE = Buffer.from([0xff, 0x11, 0x02]);
const ZSTD_FRAME = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);

/** Everything compressed that lies inside some bytes, decompressed. */
export function unwrap(bytes: Uint8Array): Uint8Array[] {
  const snappy = placesOf(bytes, SNAPPY_VALUE).map((place) =>
    decodeSnappy(bytes, place + SNAPPY_VALUE.length),
  );
  const zstd = placesOf(bytes, ZSTD_FRAME).map((place) => decodeZstd(bytes.subarray(place)));
  return [...snappy, ...zstd].filter((value) => value !== undefined);
}

function placesOf(bytes: Uint8Array, mark: Buffer): number[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const places: number[] = [];
  for (let place = buffer.indexOf(mark); place !== -1; place = buffer.indexOf(mark, place + 1)) {
    places.push(place);
  }
  return places;
}

function decodeZstd(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return zstdDecompressSync(bytes);
  } catch {
    // Four bytes that happen to look like the beginning of a frame.
    return undefined;
  }
}
