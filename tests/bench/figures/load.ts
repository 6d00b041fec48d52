import { extensionUrl } from '@/tests/support/harness/product';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Page } from 'puppeteer';
import { addRescanner, hideWork, openBusyPage, showWork } from '../harness/busy-page';
import type { Bench, FigureFamily, Sample } from '../harness/figure';
import { timeThread, type ThreadTime } from '../harness/own-time';
import { timeRowClicks } from '../harness/row-click';
import { startSeeded } from '../harness/seeded-product';
import { quantile } from '../harness/statistics';

const subjects = {
  product: 'This product, as built',
  rescan: 'An observer that reads the list again at every change',
} as const;
type Subject = keyof typeof subjects;

const floodMs = 8_000;
const perSecond = 10_000;

/** What we cost in WhatsApp's page while it is busiest, and how fast a click shows its contact there. */
export const loadFigures: FigureFamily = {
  name: 'load',
  title: 'In WhatsApp’s page with 20,000 chats',
  about:
    'Both sidebars are open, the whole list was read and labels stand on it. The flood is 10,000 changes of the page a ' +
    'second for 8 s: a third in the list of chats, a third among the messages, the rest beside them. The thread of the ' +
    'page is sampled every 0.25 ms; time counts as ours when a function of ours is on the stack, in either world. The ' +
    'rescanning observer runs in the same page, in a flood of its own. Shares are of the whole time and of what the ' +
    'page itself spent. Clicks are real clicks on lines of the list, until the saved name is in the sidebar; the second pair begins when ' +
    'the page itself has put the other chat in place.',
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

async function measureRun(bench: Bench, standIn: StandInServer): Promise<Sample[]> {
  const [backend = 'leveldb'] = bench.backends;
  const size = Math.min(...bench.sizes);
  const samples: Sample[] = [];
  const add = (figure: string, value: number, of: { subject?: Subject; unit: Sample['unit'] }) =>
    samples.push({ figure, subject: of.subject ?? 'product', backend, size, unit: of.unit, value });
  const wanted = bench.wanted(subjects);
  const product = await startSeeded(standIn, { backend, size });
  try {
    const page = await openBusyPage(product);
    if (wanted.includes('product')) {
      await hideWork(page);
      const clicks = await timeRowClicks(page, size);
      await showWork(page);
      add('Chat clicked until its contact is shown, the first one', clicks.cold, { unit: 'ms' });
      add('Chat clicked until its contact is shown, p50', quantile(clicks.hot, 0.5), { unit: 'ms' });
      add('Chat clicked until its contact is shown, p95', quantile(clicks.hot, 0.95), { unit: 'ms' });
      add('Chat stands in the page until its contact is shown, p50', quantile(clicks.own, 0.5), {
        unit: 'ms',
      });
      add('Chat stands in the page until its contact is shown, p95', quantile(clicks.own, 0.95), {
        unit: 'ms',
      });
    }
    for (const subject of ['product', 'rescan'] as const) {
      if (!wanted.includes(subject)) continue;
      if (subject === 'rescan') await addRescanner(page);
      const { time, changes } = await flood(page);
      const own = time.of(subject === 'rescan' ? /^rescanner\.js$/ : ownScript);
      add('Main thread under the flood, of the whole time', (own.ms / time.wallMs) * 100, {
        subject,
        unit: '%',
      });
      add('Main thread under the flood, of what the page spent', (own.ms / (time.busyMs - own.ms)) * 100, {
        subject,
        unit: '%',
      });
      add('Longest stretch under the flood', own.longestMs, { subject, unit: 'ms' });
      add('Changes a second that the flood reached', changes / (floodMs / 1_000), { subject, unit: 'count' });
    }
  } finally {
    await product.close();
  }
  return samples;
}

const ownScript = new RegExp(`^${extensionUrl('')}whatsapp(?:-page)?\\.js$`);

async function flood(page: Page): Promise<{ readonly time: ThreadTime; readonly changes: number }> {
  let changes = 0;
  const time = await timeThread(page, async () => {
    changes = await page.evaluate((ms, rate) => window.standIn.storm(ms, rate), floodMs, perSecond);
  });
  return { time, changes };
}
