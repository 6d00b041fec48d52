import { postgresBinaries } from '@/tests/support/postgres-cluster';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Backend, Bench, FigureFamily, Sample } from '../harness/figure';
import { roundsOf } from '../harness/rounds';
import { quantile } from '../harness/statistics';
import type { Contender, Office, Seat } from '../sync/contender';
import { openLink, type Link } from '../sync/link';
import { ourContender } from '../sync/our-office';
import { pouchContender, rxdbContender } from '../sync/peer-offices';
import { linkPort } from '../sync/ports';
import { lastName } from '../data/sync-records';

const subjects = {
  product: 'This product, API on PGlite',
  'product-pg': 'This product, API on PostgreSQL',
  rxdb: 'RxDB on Dexie, documented HTTP pattern on PGlite',
  'rxdb-pg': 'RxDB on Dexie, documented HTTP pattern on PostgreSQL',
  pouchdb: 'PouchDB on IndexedDB, pouchdb-server on LevelDB',
} as const;

/** What is edited without a network, or every second record where there are fewer. */
const offlineEdits = 10_000;
const rounds = 20;
/** Each way: 200 ms there and back. */
const farAway = 100;

/** From another computer's records to one's own screen, and back. */
export const syncFigures: FigureFamily = {
  name: 'sync',
  title: 'Sync, from server to screen',
  about:
    'First pull: from the consent to a sign-in (ours: with token, seat and all) or from opening an empty database ' +
    '(peers) until the last record is found by its name: ours in the work sidebar, peers by looking through what they ' +
    'stored. Push: contacts edited while nothing gets through, from the moment something does until all is said to be ' +
    'on the server. Seat to seat: one contact gets another name in one browser, until it stands in the other one, 20 ' +
    'times; over a link of 200 ms there and back too. Bytes and requests are counted on the way between browsers and ' +
    'server, both ways, with heads. Numbers and samples of the records are compared at both ends, or there is no figure. ' +
    'Ours seals what it stores, checks who asks, merges field by field and indexes for search meanwhile; the peers ' +
    'do none of it, and their servers ask nobody who they are.',
  subjects,
  ours: 'product',
  async *measure(bench) {
    const standIn = await serveStandIn();
    try {
      for (const { words, backend, size } of roundsOf(bench)) {
        for (const subject of bench.wanted(subjects).filter(isHere)) {
          bench.say(`sync: ${words} records, ${subject}`);
          yield* measureCell({ bench, standIn, backend, size, subject });
        }
      }
    } finally {
      await standIn.close();
    }
  },
};

function isHere(subject: string): boolean {
  return !subject.endsWith('-pg') || postgresBinaries() !== undefined;
}

function contenderOf(subject: string, standIn: StandInServer): Contender {
  const database = subject.endsWith('-pg') ? 'postgres' : 'pglite';
  if (subject === 'pouchdb') return pouchContender(standIn);
  return subject.startsWith('rxdb') ? rxdbContender(database, standIn) : ourContender(database, standIn);
}

interface Cell {
  readonly bench: Bench;
  readonly standIn: StandInServer;
  readonly backend: Backend;
  readonly size: number;
  readonly subject: string;
}

async function* measureCell(cell: Cell): AsyncGenerator<Sample> {
  const { backend, size, subject } = cell;
  const office = await contenderOf(subject, cell.standIn).open({ size, backend });
  const link = await openLink(linkPort, office.port);
  const seats: Seat[] = [];
  const seat = async (): Promise<Seat> => {
    const made = await office.seat();
    seats.push(made);
    return made;
  };
  const add = (figure: string, value: number, unit: Sample['unit']): Sample => ({
    figure,
    subject,
    backend,
    size,
    unit,
    value,
  });
  try {
    const count = Math.min(offlineEdits, size / 2);
    const first = await seat();
    yield* measurePull(first, { link, add });
    yield* measurePush(first, { link, add, office, count });
    if (size !== Math.min(...cell.bench.sizes)) return;
    const second = await seat();
    await second.pull(count);
    yield* measureSeats([first, second], { link, add });
  } finally {
    for (const each of seats) await each.close();
    await link.close();
    await office.close();
  }
}

interface Tools {
  readonly link: Link;
  add(figure: string, value: number, unit: Sample['unit']): Sample;
}

async function* measurePull(seat: Seat, { link, add }: Tools): AsyncGenerator<Sample> {
  const took = await seat.pull(0, () => void link.traffic());
  yield add('First pull until a search finds the last record', took, 'ms');
  const { bytes, requests } = link.traffic();
  yield add('First pull, bytes on the way', bytes / 1e6, 'MB');
  yield add('First pull, requests', requests, 'count');
}

async function* measurePush(
  seat: Seat,
  { link, add, office, count }: Tools & { readonly office: Office; readonly count: number },
): AsyncGenerator<Sample> {
  const what = `Push of ${count.toLocaleString('en')} offline edits`;
  link.cut();
  await seat.edit(count);
  link.mend();
  link.traffic();
  const took = await seat.send();
  const { bytes, requests } = link.traffic();
  const edited = await office.edited();
  if (edited !== count) throw new Error(`The server has ${edited} of ${count} edits.`);
  yield add(what, took, 'ms');
  yield add(`${what}, bytes on the way`, bytes / 1e6, 'MB');
  yield add(`${what}, requests`, requests, 'count');
}

async function* measureSeats(seats: readonly [Seat, Seat], { link, add }: Tools): AsyncGenerator<Sample> {
  const names = newNames();
  for (const delay of [0, farAway]) {
    const way = delay === 0 ? 'on one computer' : `over ${delay * 2} ms`;
    link.slow(delay);
    // Once without a clock: connections are made and anything left from before has come.
    await timeRenames(seats, names.take(2));
    link.traffic();
    const times = await timeRenames(seats, names.take(rounds));
    const { bytes, requests } = link.traffic();
    yield add(`Seat to seat ${way}, p50`, quantile(times, 0.5), 'ms');
    yield add(`Seat to seat ${way}, p95`, quantile(times, 0.95), 'ms');
    yield add(`Seat to seat ${way}, bytes of one edit`, bytes / rounds / 1e3, 'kB');
    yield add(`Seat to seat ${way}, requests of one edit`, requests / rounds, 'count');
  }
  link.slow(0);
}

/** Names that the last contact did not bear yet, of one length, so that none is a part of another. */
function newNames() {
  let last = 100;
  return { take: (count: number) => Array.from({ length: count }, () => `${lastName} ${(last += 1)}`) };
}

async function timeRenames(
  [writer, reader]: readonly [Seat, Seat],
  names: readonly string[],
): Promise<number[]> {
  const times: number[] = [];
  for (const name of names) {
    const shown = await reader.expect(name);
    const at = await writer.rename(name);
    times.push((await shown()) - at);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return times;
}
