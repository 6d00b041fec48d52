const BLOCK = 32_768;
const HEADER = 7;

/** Every record of a LevelDB log file, with records that were split over blocks put together again. */
export function readLog(file: Buffer): Uint8Array[] {
  const records: Uint8Array[] = [];
  let parts: Uint8Array[] = [];
  for (let position = 0; position + HEADER <= file.length;) {
    const left = BLOCK - (position % BLOCK);
    const length = file.readUInt16LE(position + 4);
    const type = file[position + 6] ?? 0;
    if (left < HEADER || type === 0) {
      position += left;
      continue;
    }
    const content = file.subarray(position + HEADER, position + HEADER + length);
    // 1 whole, 2 first, 3 middle, 4 last
    parts = type <= 2 ? [content] : [...parts, content];
    if (type === 1 || type === 4) {
      records.push(Buffer.concat(parts));
      parts = [];
    }
    position += HEADER + length;
  }
  return records;
}
