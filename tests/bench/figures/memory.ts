import { launchBrowser } from '@/tests/support/harness/launch';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { CDPSession, Page, Target } from 'puppeteer';
import { barePageQuery, openBusyPage } from '../harness/busy-page';
import type { Bench, FigureFamily, Sample } from '../harness/figure';
import { startSeeded } from '../harness/seeded-product';

const subjects = { product: 'This product, as built', bare: 'The page without any extension' } as const;
type Subject = keyof typeof subjects;

const minutes = 60;
const sampledEvery = 15;
const mega = 1_048_576;

/** Whether anything grows while WhatsApp Web is used for an hour. */
export const memoryFigures: FigureFamily = {
  name: 'memory',
  title: 'An hour of use, 20,000 chats',
  about:
    'What happens in an hour is made to happen in about a minute and a half: each minute six messages come, one is ' +
    'answered from the phone, two chats are opened and the list is scrolled twice. The heaps are read after a forced ' +
    'collection, at the start and every quarter. Growth is from the first quarter to the end, because the first ' +
    'minutes fill caches; the page’s own messages grow as well, so the same hour is lived without an extension.',
  subjects,
  ours: 'product',
  async *measure(bench) {
    const standIn = await serveStandIn();
    try {
      bench.say('memory: with the product');
      yield* await withProduct(bench, standIn);
      bench.say('memory: without');
      yield* await without(bench, standIn);
    } finally {
      await standIn.close();
    }
  },
};

async function withProduct(bench: Bench, standIn: StandInServer): Promise<Sample[]> {
  const { backend, size } = cellOf(bench);
  const product = await startSeeded(standIn, { backend, size });
  try {
    const page = await openBusyPage(product);
    const ours = (target: Target): boolean => target.url().startsWith('chrome-extension://');
    const others = await Promise.all(
      product.browser
        .targets()
        .filter(ours)
        .map((target) => target.createCDPSession()),
    );
    const series = await liveAnHour(page, others);
    return series.flatMap((values, index) =>
      samplesOf(values, { bench, subject: 'product', where: placeNames[index] ?? '' }),
    );
  } finally {
    await product.close();
  }
}

async function without(bench: Bench, standIn: StandInServer): Promise<Sample[]> {
  const running = await launchBrowser({ standIn });
  try {
    const page = await running.openWhatsApp(`${barePageQuery}&open=0`);
    const [values = []] = await liveAnHour(page, []);
    return samplesOf(values, { bench, subject: 'bare', where: placeNames[0] ?? '' });
  } finally {
    await running.close();
  }
}

const placeNames = ['Page', 'Worker and sidebars'];

function cellOf({ backends: [backend = 'leveldb'], sizes }: Bench) {
  return { backend, size: Math.min(...sizes) };
}

function samplesOf(
  values: readonly number[],
  of: { readonly bench: Bench; readonly subject: Subject; readonly where: string },
): Sample[] {
  const { subject, where } = of;
  const sample = (figure: string, value: number): Sample => ({
    figure,
    subject,
    ...cellOf(of.bench),
    unit: 'MB',
    value,
  });
  const [first = Number.NaN, quarter = Number.NaN] = values;
  const last = values.at(-1) ?? Number.NaN;
  return [
    sample(`${where}: heap at the start`, first / mega),
    sample(`${where}: heap after an hour`, last / mega),
    sample(`${where}: growth in the last three quarters of the hour`, Math.max(0, last - quarter) / mega),
  ];
}

/** The heap of the page, and of everything else together, at the start and after each quarter. */
async function liveAnHour(page: Page, others: readonly CDPSession[]): Promise<readonly number[][]> {
  const own = await page.createCDPSession();
  const places = others.length === 0 ? [[own]] : [[own], others];
  const series: number[][] = places.map(() => []);
  const read = async (): Promise<void> => {
    for (const [index, sessions] of places.entries()) {
      const heaps = await Promise.all(sessions.map((session) => heapOf(session)));
      series[index]?.push(heaps.reduce((sum, heap) => sum + heap, 0));
    }
  };
  await read();
  for (let minute = 0; minute < minutes; minute += 1) {
    await page.evaluate(liveAMinute, minute);
    if ((minute + 1) % sampledEvery === 0) await read();
  }
  return series;
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  return (await session.send('Runtime.getHeapUsage')).usedSize;
}

/** Runs in the page: what a busy minute brings, in a little more than a second. */
async function liveAMinute(minute: number): Promise<void> {
  const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
  const { standIn } = window;
  for (let turn = 0; turn < 6; turn += 1) {
    standIn.incoming((minute * 6 + turn) % 400, `Message ${minute}.${turn}`);
    await wait(60);
    if (turn % 3 === 0) standIn.openChat((minute * 2 + turn) % 60);
    if (turn % 3 === 1) standIn.scrollList(((minute * 7 + turn) % 200) * 720);
    if (turn === 5) standIn.outgoing(minute % 400, 'On its way');
    await wait(140);
  }
}
