import type { Page } from 'puppeteer';
import type { Backend, Bench, FigureFamily, Sample } from '../harness/figure';
import { roundsOf } from '../harness/rounds';
import { quantile } from '../harness/statistics';
import type { PageTask } from '../page/bench-page';

const commits = 200;

const subjects = {
  journal: 'Our store (sealed pages)',
  dexie: 'Dexie rows, 3 indexes, in clear',
  'raw-3': 'IndexedDB rows, 3 indexes, in clear',
  'raw-0': 'IndexedDB rows, no index, in clear',
  'raw-packed': 'IndexedDB, 128 rows packed, in clear',
} as const;

/** Writing, loading and committing: our sealed store against rows in clear, in the same browser on the same data. */
export const storeFigures: FigureFamily = {
  name: 'store',
  title: 'The store',
  about:
    'Bulk write: contacts from memory into an empty database, durably. Load: a new page opens the database and ' +
    'reads every contact into a map by id. Command: one changed contact with its history entry and command id, ' +
    'in one strict transaction. Sealed anew: what erasing a customer takes (new key, new database, read back, old ' +
    'key destroyed); the others have nothing like it. Every subject uses strict durability; ours seals everything with AES-256-GCM and ' +
    'keeps its key in a file of its own, the others keep rows in clear.',
  subjects,
  ours: 'journal',
  async *measure(bench) {
    for (const { words, backend, size } of roundsOf(bench)) {
      for (const subject of bench.wanted(subjects)) {
        bench.say(`store: ${words} contacts, ${subject}`);
        yield* await measureSubject(bench, { backend, size, subject });
      }
    }
  },
};

interface Cell {
  readonly backend: Backend;
  readonly size: number;
  readonly subject: string;
}

function measureSubject(bench: Bench, cell: Cell): Promise<Sample[]> {
  const { backend, size, subject } = cell;
  const sample = (figure: string, value: number): Sample => ({ ...cell, figure, unit: 'ms', value });
  return bench.inBrowser(backend, async (openPage) => {
    const write = await runTask(openPage, { task: 'write', subject, size });
    const load = await runTask(openPage, { task: 'load', subject, size });
    const commit = await runTask(openPage, { task: 'commit', subject, size, count: commits });
    const renew = await runTask(openPage, { task: 'renew', subject, size });
    return [
      sample('Bulk write', write[0] ?? Number.NaN),
      sample('Load', load[0] ?? Number.NaN),
      sample('One command, p50', quantile(commit, 0.5)),
      sample('One command, p95', quantile(commit, 0.95)),
      ...renew.map((took) => sample('Everything sealed anew', took)),
    ];
  });
}

/** Each task gets a page of its own: nothing is left in memory by the one before. */
async function runTask(openPage: () => Promise<Page>, task: PageTask): Promise<number[]> {
  const page = await openPage();
  const answer: unknown = await page.evaluate(`runTask(${JSON.stringify(task)})`);
  await page.close();
  if (!Array.isArray(answer) || !answer.every((value) => typeof value === 'number')) {
    throw new Error(`The page answered ${JSON.stringify(answer)} to ${task.task}.`);
  }
  return answer;
}
