import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Backend, Bench, FigureFamily, Sample } from '../harness/figure';
import { roundsOf } from '../harness/rounds';
import { startSeeded, type SeededProduct } from '../harness/seeded-product';
import { quantile } from '../harness/statistics';
import { timeChatClicks } from '../harness/chat-click';
import { openContacts, scrollContacts, tellWhatIsShown, timeLists } from '../harness/work-page';

const subjects = {
  product: 'This product, as built',
  raw: 'IndexedDB, 128 rows packed, in clear, no worker',
  dexie: 'Dexie rows, 3 indexes, in clear, no worker',
} as const;
type Subject = keyof typeof subjects;

const mostRows = 60;

/** What a person waits for, in the built extension: from the click or the question to the screen or the answer. */
export const hubFigures: FigureFamily = {
  name: 'hub',
  title: 'The hub, from question to screen',
  about:
    'The built extension with a made-up shop: contacts, 20 labels, a note on every tenth and a follow-up on every ' +
    'fiftieth contact. Wake: the worker was stopped; from connecting until the store was read, until the first ' +
    'answer, until search knows every row. List: another order or label over all contacts with its count, after a ' +
    'change, so that nothing was worked out before; asked by a page, and by keyboard until the rows were in the ' +
    'work page. Saved: from sending a command to its acknowledgement, which follows the strict transaction. Chat: ' +
    'on a WhatsApp Web with 20,000 chats. Raw IndexedDB is the least that any product on it must do: read all ' +
    'rows into a map; read, filter, sort and count; put into three stores in one strict transaction. Dexie does the ' +
    'last of these, with rows of their own and three indexes.',
  subjects,
  ours: 'product',
  async *measure(bench) {
    const standIn = await serveStandIn();
    try {
      for (const { words, backend, size } of roundsOf(bench)) {
        bench.say(`hub: ${words} contacts`);
        yield* await measureCell({ bench, standIn, backend, size });
      }
    } finally {
      await standIn.close();
    }
  },
};

interface Cell {
  readonly bench: Bench;
  readonly standIn: StandInServer;
  readonly backend: Backend;
  readonly size: number;
}

async function measureCell({ bench, standIn, backend, size }: Cell): Promise<Sample[]> {
  const samples: Sample[] = [];
  const add = (figure: string, value: number | undefined, subject: Subject = 'product') =>
    samples.push({ figure, subject, backend, size, unit: 'ms', value: value ?? Number.NaN });
  const spread = (figure: string, times: readonly number[], subject: Subject = 'product') => {
    add(`${figure}, p50`, quantile(times, 0.5), subject);
    add(`${figure}, p95`, quantile(times, 0.95), subject);
  };
  const measured = { size, add, spread };
  const wanted = bench.wanted(subjects);
  const product = await startSeeded(standIn, { backend, size });
  try {
    if (wanted.includes('product')) {
      await measureWorker(product, measured);
      await measureScreens(product, measured);
      // Last, because it renames the people that the screens are known by.
      await measureSaving(product, measured);
    }
    if (wanted.includes('raw')) await measureRaw(product, measured);
    if (wanted.includes('dexie')) await measureDexie(product, measured);
  } finally {
    await product.close();
  }
  return samples;
}

interface Measured {
  readonly size: number;
  add(figure: string, value: number | undefined, subject?: Subject): void;
  spread(figure: string, times: readonly number[], subject?: Subject): void;
}

async function measureWorker(product: SeededProduct, { add, spread }: Measured): Promise<void> {
  await product.stopWorker();
  const [ready, answered, indexed] = await product.run({ task: 'wake' });
  add('Worker wakes and has read the store', ready);
  add('Worker wakes and gives the first answer', answered);
  add('Worker wakes and search is ready', indexed);
  spread('List asked by a page', await product.run({ task: 'list', count: 60 }));
  spread('Search asked by a page', await product.run({ task: 'search', count: 60 }));
}

async function measureSaving(product: SeededProduct, { size, spread }: Measured): Promise<void> {
  spread('Note saved', await product.run({ task: 'note', size, count: 100 }));
  spread('Contact saved', await product.run({ task: 'edit', size, count: 100 }));
}

async function measureScreens(product: SeededProduct, { size, spread }: Measured): Promise<void> {
  const work = await openContacts(product);
  spread('List seen in the work page', await timeLists(work, 40));
  const { frames, mostRows: rows } = await scrollContacts(work, 4_000);
  if (rows >= mostRows) throw new Error(`${rows} rows were in the page while scrolling.`);
  spread('Frame while scrolling', frames);
  await work.close();

  const other = await openContacts(product);
  await tellWhatIsShown(other, 'Bench');
  spread('Change seen in another page', await product.run({ task: 'seen', kind: 'Bench', count: 30 }));
  await other.close();

  spread('Chat opened until its contact is shown', await timeChatClicks(product, size, 40));
}

async function measureRaw(product: SeededProduct, { size, add, spread }: Measured): Promise<void> {
  await product.run({ task: 'raw-write', size });
  const [loaded] = await product.run({ task: 'raw-load' });
  add('Worker wakes and has read the store', loaded, 'raw');
  spread('List asked by a page', await product.run({ task: 'raw-list', count: 6 }), 'raw');
  const commits = await product.run({ task: 'raw-commit', size, count: 100 });
  spread('Note saved', commits, 'raw');
  spread('Contact saved', commits, 'raw');
}

async function measureDexie(product: SeededProduct, { size, spread }: Measured): Promise<void> {
  await product.run({ task: 'dexie-write', size });
  const commits = await product.run({ task: 'dexie-commit', size, count: 100 });
  spread('Note saved', commits, 'dexie');
  spread('Contact saved', commits, 'dexie');
}
