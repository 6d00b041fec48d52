import type { Connection } from './connection';
import type { SealedRecord } from './database';
import { hotKey, type Manifest } from './manifest';
import { cutEvenly } from './pages';

type Records = SealedRecord<string>[];

/** Pages of tables in memory that the disk was asked for before anything was known of them. */
export interface BegunPages {
  readonly first: Promise<Records>;
  /** Those after the first ones; none where there were none. */
  readonly second: Promise<Records>;
}

interface Source {
  readonly connection: Connection;
}

const batch = 64;
/** The first batch is small: there is something to open soon while the disk goes on. */
const firstBatch = 12;
/** The disk has these many batches to read while what came is opened. */
const ahead = 3;

/** Begins to read the pages, so that the disk works while the lists and the deltas are opened. */
export function beginPages(source: Source): BegunPages {
  const first = quietly(readSome(source, 'h', firstBatch));
  const last = first.then((records) => records.at(-1));
  return {
    first,
    second: quietly(last.then((each) => (each === undefined ? [] : readSome(source, each.k, batch)))),
  };
}

/**
 * All pages of tables in memory in the order of their keys, which is newest first, after those that were begun. The
 * manifest tells where to cut, so that several batches are asked for at a time; whatever lies between is read too.
 */
export async function* readPages(
  source: Source,
  manifest: Manifest | null,
  begun: BegunPages,
): AsyncGenerator<Records> {
  const first = await begun.first;
  if (first.length === 0) return;
  yield first;
  const second = await begun.second;
  const last = second.at(-1);
  if (last === undefined) return;
  const rest = readRest(source, manifest, last);
  // The disk goes on while these are opened.
  const next = rest.next();
  next.catch(() => undefined);
  yield second;
  const third = await next;
  if (third.done !== true) yield third.value;
  yield* rest;
}

function readRest(
  source: Source,
  manifest: Manifest | null,
  last: SealedRecord<string>,
): AsyncGenerator<Records> {
  return manifest === null
    ? readOn(source, last.k)
    : readBetween(source, cutsAfter(manifest, last.k), last.k);
}

async function* readOn(source: Source, from: string): AsyncGenerator<Records> {
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

async function* readBetween(source: Source, cuts: readonly string[], from: string): AsyncGenerator<Records> {
  const reading: Promise<Records>[] = [];
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

function readSome({ connection }: Source, after: string, count: number): Promise<Records> {
  return connection.run(({ page }) =>
    page.where('k').between(after, 'i', false, false).limit(count).toArray(),
  );
}

function readRange({ connection }: Source, after: string, upTo: string): Promise<Records> {
  return connection.run(({ page }) => page.where('k').between(after, upTo, false, true).toArray());
}

/** Who waits for it hears of a failure; without this the wait before would be told of as nobody's. */
function quietly(reading: Promise<Records>): Promise<Records> {
  reading.catch(() => undefined);
  return reading;
}
