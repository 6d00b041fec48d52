import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tables } from '@/lib/catalogue/catalogue';
import { columnsOf } from '@/lib/privacy/csv/columns';
import { guardCell, unguardCell } from '@/lib/privacy/csv/guard';
import { csvLine } from '@/lib/privacy/csv/line';
import { exportArchive, type ExportWork } from '@/lib/privacy/export/export-archive';
import { namesIn } from '@/lib/privacy/export/names-in';
import { coldTables, hotTables } from '@/lib/privacy/held-data';
import { heldFrom, never, type PlainStore } from '../support/privacy/held';
import { hostileText } from '../support/privacy/hostile';
import { rowsOf } from '../support/privacy/random-rows';
import { parseCsv, readExport } from '../support/read-export.mjs';

const store: fc.Arbitrary<PlainStore> = fc.record({
  hot: fc.record(Object.fromEntries(hotTables.map((table) => [table.name, rowsOf(table)]))),
  cold: fc.record(Object.fromEntries(coldTables.map((table) => [table.name, rowsOf(table)]))),
});

const facts = {
  exportId: '0190a000-0000-7000-8000-000000000001',
  createdAt: 1_790_000_000_000,
  appVersion: '0.1.0',
  generation: 3,
  head: 42,
  erasing: 0,
};

async function archiveOf(held: ExportWork['held'], over: Partial<ExportWork> = {}): Promise<Uint8Array> {
  const stream = exportArchive({
    held,
    facts,
    records: [],
    signal: never,
    progress: () => {},
    done: () => {},
    ...over,
  });
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const secretFields = (table: string): string[] =>
  Object.entries(tables.find(({ name }) => name === table)?.fields ?? {}).flatMap(([field, { secret }]) =>
    secret === true ? [field] : [],
  );
const without = <V>(names: readonly string[], of: Readonly<Record<string, V>>): Record<string, V> =>
  Object.fromEntries(Object.entries(of).filter(([name]) => !names.includes(name)));

/** What an export must hold: every row that has content, as plain values, but no secret. */
function expected(of: PlainStore, table: string) {
  const secrets = secretFields(table);
  const rows =
    [...Object.entries(of.hot), ...Object.entries(of.cold)].find(([name]) => name === table)?.[1] ?? [];
  return rows
    .filter((row) => row.erased !== true)
    .map((row) => ({ id: row.id, fields: without(secrets, row.d), stamps: without(secrets, row.c) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

describe('export', () => {
  it('gives back every row and every field of every table', async () => {
    await fc.assert(
      fc.asyncProperty(store, async (of) => {
        const read = readExport(await archiveOf(heldFrom(of)));
        expect(read.problems).toEqual([]);
        for (const table of tables) expect(read.rows[table.name]).toEqual(expected(of, table.name));
      }),
      { numRuns: 60 },
    );
  });

  it('writes sheets that read back cell by cell', async () => {
    await fc.assert(
      fc.asyncProperty(store, async (of) => {
        const held = heldFrom(of);
        const read = readExport(await archiveOf(held));
        for (const table of [...hotTables, ...coldTables]) {
          const columns = columnsOf(table, namesIn(held));
          const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
            read.files.get(`csv/${table.name}.csv`),
          );
          expect(text.startsWith('\uFEFF')).toBe(true);
          const [heading, ...lines] = parseCsv(text.slice(1));
          expect(heading).toEqual(columns.map((column) => column.heading));
          const rows = expected(of, table.name).map(({ id, fields, stamps }) => ({
            id,
            d: fields,
            c: stamps,
          }));
          const cells = rows.map((row) => columns.map((column) => column.cell(row).toWellFormed()));
          expect(lines.map((line) => line.map(unguardCell))).toEqual(cells);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the same twice for the same store, but for its id and its time', async () => {
    await fc.assert(
      fc.asyncProperty(store, async (of) => {
        const first = readExport(await archiveOf(heldFrom(of, 2)));
        const other = {
          ...facts,
          exportId: '0190a000-0000-7000-8000-0000000000ff',
          createdAt: facts.createdAt + 5_000,
        };
        const second = readExport(await archiveOf(heldFrom(of, 5), { facts: other }));
        expect([...second.files.keys()]).toEqual([...first.files.keys()]);
        for (const [path, bytes] of first.files) {
          if (path === 'manifest.json' || path === 'SHA256SUMS') continue;
          expect(second.files.get(path)).toEqual(bytes);
        }
        expect({ ...second.manifest, exportId: 0, createdAt: 0 }).toEqual({
          ...first.manifest,
          exportId: 0,
          createdAt: 0,
        });
      }),
      { numRuns: 20 },
    );
  });

  it('is found whole by a reader that shares no code with it', async ({ skip }) => {
    if (spawnSync('python3', ['--version']).status !== 0)
      skip('no Python here; the JavaScript reader has checked it');
    const folder = mkdtempSync(join(tmpdir(), 'export-'));
    const file = join(folder, 'export.zip');
    try {
      await fc.assert(
        fc.asyncProperty(store, async (of) => {
          writeFileSync(file, await archiveOf(heldFrom(of)));
          const answer = spawnSync('python3', ['tests/support/read-export.py', file], {
            encoding: 'utf8',
            maxBuffer: 1 << 28,
          });
          const read = JSON.parse(answer.stdout) as { problems: string[]; rows: Record<string, unknown> };
          expect(read.problems).toEqual([]);
          expect(answer.status).toBe(0);
          for (const table of tables) expect(read.rows[table.name]).toEqual(expected(of, table.name));
        }),
        { numRuns: 15 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('stops when it is aborted', async () => {
    const stop = new AbortController();
    const rows = Array.from({ length: 5_000 }, (_, n) => ({ id: `id-${n}`, d: { body: 'x' }, c: {} }));
    const progress = (): void => stop.abort(new Error('stopped'));
    const work = archiveOf(heldFrom({ hot: { notes: rows }, cold: {} }), { signal: stop.signal, progress });
    await expect(work).rejects.toThrow('stopped');
  });
});

describe('the guard of a cell', () => {
  it('comes off again and leaves the text as it was', () => {
    fc.assert(
      fc.property(hostileText, fc.boolean(), (text, phoneColumn) => {
        expect(unguardCell(guardCell(text, { phoneColumn }))).toBe(text);
      }),
      { numRuns: 3_000 },
    );
  });

  it('lets no cell begin like a formula', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const seen = guardCell(text, { phoneColumn: false }).replace(/^[\s\p{Cc}\p{Cf}]+/u, '');
        expect('=+-@|%＝＋－＠｜％'.includes(seen[0] ?? 'x')).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('survives the file format', () => {
    fc.assert(
      fc.property(fc.array(hostileText, { minLength: 1 }), (cells) => {
        expect(parseCsv(csvLine(cells))).toEqual([cells]);
      }),
    );
  });
});
