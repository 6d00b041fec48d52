import type { Connection } from './connection';
import type { SealedRecord } from './database';
import { hotKey, type Manifest } from './manifest';
import { cutEvenly } from './pages';

/** Pages of tables in memory as they come from the disk. */
export type ReadPages = Promise<SealedRecord<string>[]>;

interface Source {
  readonly connection: Connection;
}

const batch = 64;
/** The first batch is small: there is something to open soon while the disk goes on. */
const firstBatch = 12;
/** The disk has these many batches to read while what came is opened. */
const ahead = 3;

/** Begins to read the pages, so that the disk works while the lists and the deltas are opened. */
export function beginPages(source: Source): ReadPages {
  return quietly(readSome(source, 'h', firstBatch));
}

/**
 * All pages of tables in memory in the order of their keys, which is newest first, after those that were begun. The
 * manifest tells where to cut, so that several batches are asked for at a time; whatever lies between is read too.
 */
export async function* readPages(
  source: Source,
  manifest: Manifest | null,
  first: ReadPages,
): AsyncGenerator<SealedRecord<string>[]> {
  const records = await first;
  const last = records.at(-1);
  if (last === undefined) return;
  yield records;
  yield* manifest === null
    ? readOn(source, last.k)
    : readBetween(source, cutsAfter(manifest, last.k), last.k);
}

async function* readOn(source: Source, from: string): AsyncGenerator<SealedRecord<string>[]> {
  for (let after = from; ;) {
    const records = await readSome(source, after, batch);
    const last = records.at(-1);
    if (last === undefined) return;
    yield records;
    after = last.k;
  }
}

/** The last keys of the batches; the last of all is above every page's. */
function cutsAfter(manifest: Manifest, after: string): string[] {
  const keys = [...manifest.pages.keys()].map(hotKey).filter((key) => key > after);
  const cuts = cutEvenly(keys.sort(), batch).map((piece) => piece.at(-1) ?? after);
  return [...cuts.slice(0, -1), 'i'];
}

async function* readBetween(
  source: Source,
  cuts: readonly string[],
  from: string,
): AsyncGenerator<SealedRecord<string>[]> {
  const reading: ReadPages[] = [];
  const begin = (): void => {
    const number = reading.length;
    const cut = cuts[number];
    if (cut !== undefined) reading.push(quietly(readRange(source, cuts[number - 1] ?? from, cut)));
  };
  for (let begun = 0; begun < ahead; begun += 1) begin();
  for (const [number] of cuts.entries()) {
    const records = await reading[number];
    begin();
    if (records !== undefined && records.length > 0) yield records;
  }
}

function readSome({ connection }: Source, after: string, count: number): ReadPages {
  return connection.run(({ page }) =>
    page.where('k').between(after, 'i', false, false).limit(count).toArray(),
  );
}

function readRange({ connection }: Source, after: string, upTo: string): ReadPages {
  return connection.run(({ page }) => page.where('k').between(after, upTo, false, true).toArray());
}

/** Who waits for it hears of a failure; without this the wait before would be told of as nobody's. */
function quietly(reading: ReadPages): ReadPages {
  reading.catch(() => undefined);
  return reading;
}
