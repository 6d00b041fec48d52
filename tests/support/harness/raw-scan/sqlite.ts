import { readBigVarint } from './sqlite-varint';

const MAGIC = Buffer.from('SQLite format 3\0', 'latin1');
const WAL_HEADER = 32;
const FRAME_HEADER = 24;

/** One database: its pages by number, newest first where the write-ahead log holds newer ones. */
interface Pages {
  readonly size: number;
  readonly usable: number;
  page(number: number): Buffer | undefined;
  readonly all: readonly { readonly number: number; readonly bytes: Buffer }[];
}

/** Whether a file is an SQLite database. */
export function isSqlite(file: Buffer): boolean {
  return file.length >= 100 && file.subarray(0, 16).equals(MAGIC);
}

/** Every row of an SQLite database and its write-ahead log as raw bytes, long rows put together again. */
export function readSqlite(main: Buffer, wal: Buffer): Uint8Array[] {
  const pages = pagesOf(main, wal);
  return pages.all.flatMap(({ number, bytes }) => rowsOf(pages, bytes, number === 1 ? 100 : 0));
}

function pagesOf(main: Buffer, wal: Buffer): Pages {
  const declared = main.readUInt16BE(16);
  const size = declared === 1 ? 65_536 : declared;
  const all: { number: number; bytes: Buffer }[] = [];
  for (let offset = 0; offset + size <= main.length; offset += size) {
    all.push({ number: offset / size + 1, bytes: main.subarray(offset, offset + size) });
  }
  const newest = new Map(all.map(({ number, bytes }) => [number, bytes]));
  for (let at = WAL_HEADER; at + FRAME_HEADER + size <= wal.length; at += FRAME_HEADER + size) {
    const number = wal.readUInt32BE(at);
    const bytes = wal.subarray(at + FRAME_HEADER, at + FRAME_HEADER + size);
    all.push({ number, bytes });
    newest.set(number, bytes);
  }
  return { size, usable: size - (main[20] ?? 0), page: (number) => newest.get(number), all };
}

/** Page kinds that hold rows: leaves of tables (13) and indexes (10), and inner pages of indexes (2). */
const KINDS: ReadonlyMap<number | undefined, { readonly header: number; readonly child: number }> = new Map([
  [13, { header: 8, child: 0 }],
  [10, { header: 8, child: 0 }],
  [2, { header: 12, child: 4 }],
]);

/** The rows of one page, or none when it holds none. */
function rowsOf(pages: Pages, page: Buffer, header: number): Uint8Array[] {
  const type = page[header];
  const kind = KINDS.get(type);
  if (kind === undefined) {
    return [];
  }
  const count = page.readUInt16BE(header + 3);
  const rows: Uint8Array[] = [];
  for (let index = 0; index < count; index += 1) {
    const pointer = header + kind.header + index * 2;
    const cell = pointer + 2 > page.length ? undefined : page.readUInt16BE(pointer) + kind.child;
    const row = cell === undefined ? undefined : rowAt(pages, page, { cell, table: type === 13 });
    if (row !== undefined) {
      rows.push(row);
    }
  }
  return rows;
}

function rowAt(pages: Pages, page: Buffer, at: { cell: number; table: boolean }): Uint8Array | undefined {
  const size = readBigVarint(page, at.cell);
  const key = size === undefined || !at.table ? size : readBigVarint(page, size.next);
  if (size === undefined || key === undefined) {
    return undefined;
  }
  const local = localSize(pages.usable, size.value, at.table);
  const start = key.next;
  const first = page.subarray(start, start + local);
  if (local === size.value || start + local + 4 > page.length) {
    return first;
  }
  return Buffer.concat([first, ...overflow(pages, page.readUInt32BE(start + local), size.value - local)]);
}

/** How much of a row stays in its page, by SQLite's file format. */
function localSize(usable: number, size: number, table: boolean): number {
  const most = table ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  if (size <= most) {
    return size;
  }
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((size - least) % (usable - 4));
  return wanted <= most ? wanted : least;
}

function overflow(pages: Pages, first: number, size: number): Buffer[] {
  const parts: Buffer[] = [];
  let number = first;
  for (let left = size; left > 0 && number !== 0; left -= pages.usable - 4) {
    const page = pages.page(number);
    if (page === undefined) {
      break;
    }
    parts.push(page.subarray(4, 4 + Math.min(left, pages.usable - 4)));
    number = page.readUInt32BE(0);
  }
  return parts;
}
