import { decodeSnappy } from './snappy';
import { readVarint } from './varint';

const FOOTER = 48;
const MAGIC = Buffer.from('57fb808b247547db', 'hex');

/** Where a block lies in a table file. */
interface BlockHandle {
  readonly offset: number;
  readonly size: number;
  readonly next: number;
}

/** Every key and value of a LevelDB table file (`.ldb`), decompressed; nothing when it is not such a file. */
export function readTable(file: Buffer): Uint8Array[] {
  if (file.length < FOOTER || !file.subarray(-8).equals(MAGIC)) {
    return [];
  }
  const footer = file.length - FOOTER;
  const meta = readHandle(file, footer);
  const index = meta === undefined ? undefined : readHandle(file, meta.next);
  if (index === undefined) {
    return [];
  }
  return entriesOf(readBlock(file, index)).flatMap((entry) => {
    const handle = readHandle(entry.value, 0);
    return handle === undefined
      ? []
      : entriesOf(readBlock(file, handle)).flatMap(({ key, value }) => [key, value]);
  });
}

function readHandle(bytes: Uint8Array, at: number): BlockHandle | undefined {
  const offset = readVarint(bytes, at);
  const size = offset === undefined ? undefined : readVarint(bytes, offset.next);
  return offset === undefined || size === undefined
    ? undefined
    : { offset: offset.value, size: size.value, next: size.next };
}

/** A block is followed by one byte that says how it is compressed. */
function readBlock(file: Buffer, { offset, size }: BlockHandle): Uint8Array {
  const content = file.subarray(offset, offset + size);
  const compressed = file[offset + size] === 1;
  return compressed ? (decodeSnappy(content) ?? new Uint8Array()) : content;
}

interface Entry {
  readonly key: Uint8Array;
  readonly value: Uint8Array;
}

/** Entries share the beginning of their key with the entry before. */
function entriesOf(block: Uint8Array): Entry[] {
  const entries: Entry[] = [];
  if (block.length < 4) {
    return entries;
  }
  const restarts = new DataView(block.buffer, block.byteOffset).getUint32(block.length - 4, true);
  const end = block.length - 4 - 4 * restarts;
  let key: Uint8Array = new Uint8Array();
  for (let position = 0; position < end;) {
    const shared = readVarint(block, position);
    const fresh = shared === undefined ? undefined : readVarint(block, shared.next);
    const length = fresh === undefined ? undefined : readVarint(block, fresh.next);
    if (shared === undefined || fresh === undefined || length === undefined) {
      break;
    }
    const valueStart = length.next + fresh.value;
    key = Buffer.concat([key.subarray(0, shared.value), block.subarray(length.next, valueStart)]);
    entries.push({ key, value: block.subarray(valueStart, valueStart + length.value) });
    position = valueStart + length.value;
  }
  return entries;
}
