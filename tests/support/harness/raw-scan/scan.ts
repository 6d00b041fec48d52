import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readFile, readdir } from 'node:fs/promises';

import { createNeedle, holds } from './needle';
import { isSqlite, readSqlite } from './sqlite';
import { readLog } from './leveldb-log';
import { readTable } from './leveldb-table';
import { unwrap } from './unwrap';

/** One text that was found in one file of a profile. */
export interface Hit {
  readonly needle: string;
  /** Path below the profile. */
  readonly file: string;
  /** `raw`: the bytes as they lie there; `decoded`: after the file format and compression were undone. */
  readonly how: 'raw' | 'decoded';
}

/**
 * Looks for texts in every file of a browser profile: raw bytes in three spellings, LevelDB tables and logs,
 * SQLite rows with their write-ahead log, and values compressed with Snappy or Zstandard inside any of them.
 */
export async function rawProfileScan(profileDir: string, texts: readonly string[]): Promise<Hit[]> {
  const needles = texts.map(createNeedle);
  const hits: Hit[] = [];
  for (const path of await filesIn(profileDir)) {
    const raw = await readFile(path).catch(() => Buffer.alloc(0));
    const file = relative(profileDir, path);
    const decoded = await decode(path, raw);
    for (const needle of needles) {
      if (holds(raw, needle)) {
        hits.push({ needle: needle.text, file, how: 'raw' });
      } else if (decoded.some((bytes) => holds(bytes, needle))) {
        hits.push({ needle: needle.text, file, how: 'decoded' });
      }
    }
  }
  return hits;
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** What a file says once its format and compression are undone. */
async function decode(path: string, raw: Buffer): Promise<Uint8Array[]> {
  const parts = await partsOf(path, raw);
  return [...parts, ...[raw, ...parts].flatMap(unwrap)];
}

async function partsOf(path: string, raw: Buffer): Promise<Uint8Array[]> {
  if (path.endsWith('.ldb') || path.endsWith('.sst')) {
    return readTable(raw);
  }
  if (path.endsWith('.log')) {
    return readLog(raw);
  }
  if (isSqlite(raw)) {
    const wal = `${path}-wal`;
    return readSqlite(raw, existsSync(wal) ? await readFile(wal) : Buffer.alloc(0));
  }
  return [];
}
