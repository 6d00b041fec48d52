import { describe, expect, test } from 'vitest';

import { readLog } from '@/tests/support/harness/raw-scan/leveldb-log';
import { readTable } from '@/tests/support/harness/raw-scan/leveldb-table';

import { encodeSnappy, varint } from './encode-snappy';

interface Entry {
  readonly shared: number;
  readonly key: string;
  readonly value: Uint8Array | string;
}

/** A block of the table format with one restart point. */
function block(entries: readonly Entry[]): Buffer {
  const parts = entries.map(({ shared, key, value }) => {
    const content = Buffer.from(value);
    return Buffer.from([
      ...varint(shared),
      ...varint(key.length),
      ...varint(content.length),
      ...Buffer.from(key),
      ...content,
    ]);
  });
  return Buffer.concat([...parts, Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])]);
}

/** A table file: one data block, an empty meta block, an index block, the footer. */
function table(data: Buffer, compressed: boolean): Buffer {
  const stored = compressed ? Buffer.from(encodeSnappy(data)) : data;
  const trailer = (kind: number): Buffer => Buffer.from([kind, 0, 0, 0, 0]);
  const meta = block([]);
  const metaAt = stored.length + 5;
  const indexAt = metaAt + meta.length + 5;
  const index = block([
    { shared: 0, key: 'z', value: Uint8Array.from([...varint(0), ...varint(stored.length)]) },
  ]);
  const handles = Buffer.from([
    ...varint(metaAt),
    ...varint(meta.length),
    ...varint(indexAt),
    ...varint(index.length),
  ]);
  const footer = Buffer.concat([
    handles,
    Buffer.alloc(40 - handles.length),
    Buffer.from('57fb808b247547db', 'hex'),
  ]);
  return Buffer.concat([stored, trailer(compressed ? 1 : 0), meta, trailer(0), index, trailer(0), footer]);
}

const ENTRIES: readonly Entry[] = [
  { shared: 0, key: 'contact/1', value: 'Asha Verma Asha Verma Asha Verma' },
  { shared: 8, key: '2', value: 'Maria Santos' },
];

describe('readTable', () => {
  test.each([true, false])('gives every key and value, compressed: %s', (compressed) => {
    const found = readTable(table(block(ENTRIES), compressed)).map((bytes) => Buffer.from(bytes).toString());
    expect(found).toEqual(['contact/1', 'Asha Verma Asha Verma Asha Verma', 'contact/2', 'Maria Santos']);
  });

  test('gives nothing for another kind of file', () => {
    expect(readTable(Buffer.alloc(200, 7))).toEqual([]);
    expect(readTable(Buffer.alloc(3))).toEqual([]);
  });
});

describe('readLog', () => {
  const record = (type: number, content: string): Buffer => {
    const header = Buffer.alloc(7);
    header.writeUInt16LE(content.length, 4);
    header[6] = type;
    return Buffer.concat([header, Buffer.from(content)]);
  };
  const strings = (file: Buffer): string[] => readLog(file).map((bytes) => Buffer.from(bytes).toString());

  test('gives whole records', () => {
    expect(strings(Buffer.concat([record(1, 'one'), record(1, 'two')]))).toEqual(['one', 'two']);
  });

  test('puts a record together that was split over blocks', () => {
    const first = record(2, 'a'.repeat(32_768 - 7));
    const file = Buffer.concat([first, record(3, 'middle'), record(4, 'end')]);
    expect(strings(file)).toEqual([`${'a'.repeat(32_761)}middleend`]);
  });

  test('passes over the empty rest of a block', () => {
    const first = record(1, 'one');
    const file = Buffer.concat([first, Buffer.alloc(32_768 - first.length), record(1, 'two')]);
    expect(strings(file)).toEqual(['one', 'two']);
  });
});
