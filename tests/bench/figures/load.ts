import { extensionUrl } from '@/tests/support/harness/product';
import { launchBrowser } from '@/tests/support/harness/launch';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Page } from 'puppeteer';
import { addRescanner, barePageQuery, hideWork, openBusyPage, showWork } from '../harness/busy-page';
import type { Bench, FigureFamily, Sample } from '../harness/figure';
import { busyShare, timeThread, type Busy, type ThreadTime } from '../harness/own-time';
import { timeRowClicks } from '../harness/row-click';
import { startSeeded } from '../harness/seeded-product';
import { median, quantile } from '../harness/statistics';

const subjects = {
  product: 'This product, as built',
  rescan: 'An observer that reads the list again at every change',
} as const;
type Subject = keyof typeof subjects;

const floodMs = 8_000;
const perSecond = 10_000;
/** How often the flood comes to a page with and to one without, in turns. */
const pairs = 5;
/** Longer than all clicks in it take. */
const clickedFloodMs = 20_000;

/** What we cost in WhatsApp's page while it is busiest, and how fast a click shows its contact there. */
export const loadFigures: FigureFamily = {
  name: 'load',
  title: 'In WhatsApp’s page with 20,000 chats',
  about:
    'Both sidebars are open, the whole list was read and labels stand on it. The flood is 10,000 changes of the page a ' +
    'second for 8 s: a third in the list of chats, a third among the messages, the rest beside them. What is added to ' +
    'the main thread is told in two ways, both in percent of its time. By difference: how much of the time the thread ' +
    `was at work, with us less without us, the median of ${pairs} pairs of floods in turns; this holds whatever we cause, ` +
    'such as layout and collecting garbage; by the clock, and by the time that the processor spent on the thread, in which ' +
    'nothing else that runs on the machine counts. By samples, every 0.25 ms: time counts as ours when a function of ours is on ' +
    'the stack, in either world; the longest stretch is the longest run of such samples, which no task of ours exceeds. ' +
    'The rescanning observer runs in a page without an extension. Clicks are real clicks on lines of the list, until the ' +
    'saved name is in the sidebar; the second pair begins when the page itself has put the other chat in place. The last ' +
    'ones come while the flood goes on.',
  subjects,
  ours: 'product',
  async *measure(bench) {
    const standIn = await serveStandIn();
    try {
      for (let run = 1; run <= bench.runs; run += 1) {
        bench.say(`load: run ${run} of ${bench.runs}`);
        yield* await measureRun(bench, standIn);
      }
    } finally {
      await standIn.close();
    }
  },
};

interface Cell {
  readonly bench: Bench;
  readonly standIn: StandInServer;
  readonly add: (figure: string, value: number, unit: Sample['unit'], subject?: Subject) => void;
}

async function measureRun(bench: Bench, standIn: StandInServer): Promise<Sample[]> {
  const [backend = 'leveldb'] = bench.backends;
  const size = Math.min(...bench.sizes);
  const samples: Sample[] = [];
  const add: Cell['add'] = (figure, value, unit, subject = 'product') =>
    samples.push({ figure, subject, backend, size, unit, value });
  const cell = { bench, standIn, add };
  const wanted = bench.wanted(subjects);
  const bare = await launchBrowser({ standIn });
  try {
    const plain = await bare.openWhatsApp(`${barePageQuery}&open=0`);
    if (wanted.includes('product')) {
      const product = await startSeeded(standIn, { backend, size });
      try {
        const page = await openBusyPage(product);
        await measureClicks(cell, page, size);
        await measureAdded(cell, { page, plain, subject: 'product' });
        await measureOwn(cell, { page, subject: 'product', script: ownScript });
        await measureClicksInFlood(cell, page, size);
      } finally {
        await product.close();
      }
    }
    if (wanted.includes('rescan')) {
      const page = await bare.openWhatsApp(`${barePageQuery}&open=0`);
      await addRescanner(page);
      await measureAdded(cell, { page, plain, subject: 'rescan' });
      await measureOwn(cell, { page, subject: 'rescan', script: /^rescanner\.js$/ });
    }
  } finally {
    await bare.close();
  }
  return samples;
}

async function measureClicks({ add }: Cell, page: Page, size: number): Promise<void> {
  await hideWork(page);
  const clicks = await timeRowClicks(page, size);
  await showWork(page);
  const shown = 'Chat clicked until its contact is shown';
  const stood = 'Chat stands in the page until its contact is shown';
  add(`${shown}, the first one`, clicks.cold, 'ms');
  add(`${shown}, p50`, quantile(clicks.hot, 0.5), 'ms');
  add(`${shown}, p95`, quantile(clicks.hot, 0.95), 'ms');
  add(`${stood}, p50`, quantile(clicks.own, 0.5), 'ms');
  add(`${stood}, p95`, quantile(clicks.own, 0.95), 'ms');
}

/** The same clicks while the page changes as fast as it does in the flood. */
async function measureClicksInFlood({ add }: Cell, page: Page, size: number): Promise<void> {
  await hideWork(page);
  const began = Date.now();
  const flooded = flood(page, clickedFloodMs);
  const { hot } = await timeRowClicks(page, size);
  if (Date.now() - began > clickedFloodMs) throw new Error('The flood was over before the last click.');
  await flooded;
  const shown = 'Chat clicked in the flood until its contact is shown';
  add(`${shown}, p50`, quantile(hot, 0.5), 'ms');
  add(`${shown}, p95`, quantile(hot, 0.95), 'ms');
}

/** What one subject does to the thread: with it less without it. */
async function measureAdded(
  { bench, add }: Cell,
  { page, plain, subject }: { readonly page: Page; readonly plain: Page; readonly subject: Subject },
): Promise<void> {
  const added: Busy[] = [];
  for (let pair = 1; pair <= pairs; pair += 1) {
    const without = await busyFlood(plain);
    const withIt = await busyFlood(page);
    bench.say(`load: ${subject}, at work ${spelled(withIt)} with, ${spelled(without)} without`);
    added.push({ wall: withIt.wall - without.wall, processor: withIt.processor - without.processor });
  }
  const by = (kind: keyof Busy): number => median(added.map((each) => each[kind]));
  add('Main thread under the flood, added by difference', by('wall'), '%', subject);
  add('The same by the time of the processor', by('processor'), '%', subject);
}

const spelled = ({ wall, processor }: Busy): string =>
  `${wall.toFixed(1)} % (processor ${processor.toFixed(1)} %)`;

async function busyFlood(page: Page): Promise<Busy> {
  await page.bringToFront();
  return busyShare(page, () => flood(page));
}

async function measureOwn(
  { add }: Cell,
  { page, subject, script }: { readonly page: Page; readonly subject: Subject; readonly script: RegExp },
): Promise<void> {
  let changes = 0;
  await page.bringToFront();
  const time: ThreadTime = await timeThread(page, async () => {
    changes = await flood(page);
  });
  const own = time.of(script);
  add('Main thread under the flood, added by samples', (own.ms / time.wallMs) * 100, '%', subject);
  const ofPage = (own.ms / (time.busyMs - own.ms)) * 100;
  add('The same, in percent of what the page itself spent', ofPage, '%', subject);
  add('Longest stretch under the flood', own.longestMs, 'ms', subject);
  add('Changes a second that the flood reached', changes / (floodMs / 1_000), 'count', subject);
}

const ownScript = new RegExp(`^${extensionUrl('')}whatsapp(?:-page)?\\.js$`);

const flood = (page: Page, forMs = floodMs): Promise<number> =>
  page.evaluate((ms, rate) => window.standIn.storm(ms, rate), forMs, perSecond);
