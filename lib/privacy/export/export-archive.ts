import { tables } from '@/lib/catalogue/catalogue';
import type { FoundRecord, RecordMeaning } from '@/lib/catalogue/define-record';
import type { TableMeaning } from '@/lib/catalogue/define-table';
import type { Entity } from '@/lib/domain/shared/entity';
import { makeZip } from 'client-zip';
import { canonicalJson, compareText } from '../canonical-json';
import { columnsOf, type NameOf } from '../csv/columns';
import { headingLine, rowLine } from '../csv/sheet';
import { isCold, isHot, isWaiting, liveRows, type HeldData } from '../held-data';
import { inIdOrder } from '../in-id-order';
import { exportLine } from './export-row';
import {
  csvPath,
  dataPath,
  exportManifest,
  exportedRecords,
  recordPath,
  schemaPath,
  type ExportFacts,
} from './export-manifest';
import { recordItems } from '../held-records';
import { exportReadme } from './export-readme';
import { exportSchema } from './export-schema';
import { hashedFile, type FileSource, type WrittenFile } from './hashed-file';
import { namesIn } from './names-in';

export interface ExportWork {
  /** The rows as they were at one head; the caller took the copy. */
  readonly held: HeldData;
  /** What is kept beside the tables, as it was found at the same time. */
  readonly records: readonly FoundRecord[];
  readonly facts: ExportFacts;
  readonly signal: AbortSignal;
  /** Told how many lines were written so far; each row is two lines, one in `data/`, one in `csv/`. */
  readonly progress: (lines: number) => void;
  /** Told once, before the archive ends. */
  readonly done: (files: readonly WrittenFile[]) => void;
}

/** Two archives of one state have the same bytes but for the manifest, so the files carry no time of their own; ZIP times are local. */
const fixedTime = new Date(2026, 0, 1);
const progressEvery = 1_000;

/** The whole archive as a stream of bytes in flat memory; it errors when `signal` is aborted. */
export function exportArchive(work: ExportWork): ReadableStream<Uint8Array> {
  return makeZip(archiveFiles(work));
}

async function* archiveFiles(work: ExportWork): AsyncGenerator<ZipFile> {
  const files: WrittenFile[] = [];
  const into = (source: FileSource): ZipFile => ({
    name: source.path,
    lastModified: fixedTime,
    input: hashedFile(source, (file) => files.push(file)),
  });
  yield into({ path: 'README.txt', lines: [exportReadme(work.facts)], headings: 1 });
  for (const table of tables) {
    yield into({ path: schemaPath(table.name), lines: [exportSchema(table)], headings: 1 });
  }
  const count = lineCounter(work);
  const nameOf = namesIn(work.held);
  for (const table of tables)
    yield into({ path: dataPath(table.name), lines: dataLines(work, table, count) });
  for (const table of tables) {
    yield into({ path: csvPath(table.name), lines: sheetLines({ work, table, count, nameOf }), headings: 1 });
  }
  for (const record of exportedRecords) {
    yield into({ path: recordPath(record.name), lines: recordLines(record, work.records) });
  }
  const manifest = exportManifest(work.facts, files);
  yield into({ path: 'manifest.json', lines: [`${canonicalJson(manifest)}\n`], headings: 1 });
  const sums = files.map((file) => `${file.sha256}  ${file.path}\n`);
  yield { name: 'SHA256SUMS', lastModified: fixedTime, input: sums.join('') };
  work.done(files);
}

interface ZipFile {
  readonly name: string;
  readonly lastModified: Date;
  readonly input: AsyncIterable<Uint8Array> | string;
}

type Count = () => void;

function lineCounter(work: ExportWork): Count {
  let lines = 0;
  return () => {
    lines += 1;
    if (lines % progressEvery === 0) work.progress(lines);
  };
}

async function* dataLines(work: ExportWork, table: TableMeaning, count: Count): AsyncGenerator<string> {
  for await (const entity of exportedRows(work, table)) {
    count();
    yield exportLine(table, entity);
  }
}

/** The items of a record, without its secrets: they are `true` in memory and absent in the file. */
function* recordLines(record: RecordMeaning, found: readonly FoundRecord[]): Generator<string> {
  for (const { id, fields } of recordItems(record, found)) {
    const open = Object.entries(fields).filter(([part]) => record.fields[part]?.shown === 'value');
    yield `${canonicalJson({ id, fields: Object.fromEntries(open) })}\n`;
  }
}

async function* sheetLines(of: {
  work: ExportWork;
  table: TableMeaning;
  count: Count;
  nameOf: NameOf;
}): AsyncGenerator<string> {
  const columns = columnsOf(of.table, of.nameOf);
  yield headingLine(columns);
  for await (const entity of exportedRows(of.work, of.table)) {
    of.count();
    yield rowLine(columns, entity);
  }
}

/** The rows of a table ordered by id. */
async function* exportedRows(work: ExportWork, table: TableMeaning): AsyncGenerator<Entity> {
  for await (const entity of rowsById(work, table)) {
    work.signal.throwIfAborted();
    yield entity;
  }
  // A reader that was stopped ends early without a word: what it left out must not look whole.
  work.signal.throwIfAborted();
}

function rowsById(work: ExportWork, table: TableMeaning): AsyncIterable<Entity> | Iterable<Entity> {
  if (isHot(table)) {
    return [...liveRows(work.held, table.name)].sort((a, b) => compareText(a.id, b.id));
  }
  if (isWaiting(table)) {
    return [...(work.held.waiting?.() ?? [])].sort((a, b) => compareText(a.id, b.id));
  }
  if (!isCold(table)) return [];
  const name = table.name;
  return inIdOrder(async function* () {
    for await (const batch of work.held.cold(name, work.signal)) {
      yield batch.map((entry) => entry.entity).filter((entity) => entity.erased !== true);
    }
  });
}
