import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { isSqlite, readSqlite } from '@/tests/support/harness/raw-scan/sqlite';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '1chat-sqlite-'));
  path = join(folder, 'test.db');
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Rows from short to far longer than a page. */
const VALUES = [10, 300, 4_000, 50_000].map((size) => Buffer.from(`<${'0123456789'.repeat(size / 10)}>`));

function fill(statement: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec(`PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0; ${statement}`);
  VALUES.forEach((value, index) => database.prepare('INSERT INTO records VALUES (?, ?)').run(index, value));
  return database;
}

test.each([
  ['with row ids', 'CREATE TABLE records (id INTEGER PRIMARY KEY, value BLOB)'],
  ['without row ids', 'CREATE TABLE records (id INTEGER PRIMARY KEY, value BLOB) WITHOUT ROWID'],
])('a table %s gives its long rows whole, from the write-ahead log and from the file', (_, statement) => {
  const database = fill(statement);
  const found = (): boolean[] => {
    const main = readFileSync(path);
    expect(isSqlite(main)).toBe(true);
    const rows = readSqlite(main, readFileSync(`${path}-wal`)).map((row) => Buffer.from(row));
    return VALUES.map((value) => rows.some((row) => row.includes(value)));
  };
  expect(found()).toEqual([true, true, true, true]);
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  expect(readFileSync(`${path}-wal`)).toHaveLength(0);
  expect(found()).toEqual([true, true, true, true]);
  database.close();
});

test('a table without row ids gives the rows that lie in its inner pages', () => {
  const database = new DatabaseSync(path);
  database.exec('CREATE TABLE records (id TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID');
  const keys = Array.from({ length: 600 }, (_, index) => `customer number ${String(index).padStart(5, '0')}`);
  // In one transaction: 600 of them would wait for the disk 600 times.
  database.exec('BEGIN');
  keys.forEach((key) => database.prepare('INSERT INTO records VALUES (?, ?)').run(key, 'x'.repeat(100)));
  database.exec('COMMIT');
  database.close();
  const rows = readSqlite(readFileSync(path), Buffer.alloc(0)).map((row) =>
    Buffer.from(row).toString('latin1'),
  );
  expect(keys.filter((key) => !rows.some((row) => row.includes(key)))).toEqual([]);
});

test('another file is not taken for a database', () => {
  expect(isSqlite(Buffer.alloc(4_096, 1))).toBe(false);
});
