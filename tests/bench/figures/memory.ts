import { sidebarFrame } from '@/tests/support/harness/find';
import { launchBrowser } from '@/tests/support/harness/launch';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { CDPSession } from 'puppeteer';
import { hourOfUse, liveAMinute, minutesOfUse, type Lived } from '../harness/busy-hour';
import { barePageQuery, openBusyPage } from '../harness/busy-page';
import { readCompiledCode } from '../harness/compiled-code';
import type { Bench, FigureFamily, Sample } from '../harness/figure';
import { growthInAnHour, settledAfter, type Reading } from '../harness/growth';
import { heldKinds, readHeld, type Held } from '../harness/memory-probe';
import { startSeeded, type SeededProduct } from '../harness/seeded-product';

const subjects = {
  page: 'The page, with this product',
  bare: 'The page without any extension',
  sidebars: 'Both sidebars',
  worker: 'The worker',
} as const;
type Subject = keyof typeof subjects;
type Kind = (typeof heldKinds)[number];

/** Whose compiled code is told apart; the page is compared with one in which only ours is missing. */
const compilesApart: readonly Subject[] = ['sidebars', 'worker'];
const readEvery = 10;
const words: { readonly [K in Kind]: string } = {
  heapMb: 'Heap',
  nodes: 'Nodes',
  listeners: 'Listeners',
  detached: 'Detached nodes',
};
/** What an hour may add and still be called flat: the reading itself moves by that much. */
const slack: { readonly [K in Kind]: number } = { heapMb: 1, nodes: 300, listeners: 30, detached: 30 };
const slackShare = 0.05;

/** Whether anything grows while WhatsApp Web is used for an hour. */
export const memoryFigures: FigureFamily = {
  name: 'memory',
  title: 'An hour of use, 20,000 chats',
  about:
    `${hourOfUse}: as fast as it goes, or in as many minutes as --minutes says. Every ten minutes of use the garbage is ` +
    'collected twice and what is left is counted: the heap of the page with all its worlds, of the thread on which both ' +
    'sidebars run, and of the worker; nodes, listeners, and nodes that are in no document. Growth is the median ' +
    `slope between any two readings from minute ${settledAfter} on, in an hour. The messages of the hour stay in the page, so the ` +
    'same hour is lived without an extension, and of the page only what is more than that counts. In the sidebars and the ' +
    'worker the code that the browser compiles of the scripts is told apart, by a heap snapshot, and its growth is not ' +
    'counted: it goes on for as long as functions become hot and ends with the scripts.',
  subjects,
  ours: 'page',
  async *measure(bench) {
    const standIn = await serveStandIn();
    const wanted = bench.wanted(subjects);
    try {
      if (wanted.includes('bare')) yield* withoutIt(bench, standIn);
      if (wanted.some((name) => name !== 'bare')) yield* withIt(bench, standIn);
    } finally {
      await standIn.close();
    }
  },
  verdict: (samples) => {
    const lines = heldKinds.flatMap((kind) =>
      (['page', 'sidebars', 'worker'] as const).flatMap((subject) => judge(samples, kind, subject)),
    );
    return lines.join('\n');
  },
};

/** A thread that is read, and the session that reads it. */
interface Thread {
  readonly subject: Subject;
  readonly session: CDPSession;
}

async function* withIt(bench: Bench, standIn: StandInServer): AsyncGenerator<Sample> {
  const { backend, size } = cellOf(bench);
  const product = await startSeeded(standIn, { backend, size });
  try {
    const page = await openBusyPage(product);
    const contact = await sidebarFrame(page, 'contact');
    const threads: Thread[] = [
      { subject: 'page', session: await page.createCDPSession() },
      { subject: 'sidebars', session: await sessionOf(product, /\/sidebar\.html\?view=contact/) },
      { subject: 'worker', session: await sessionOf(product, /\/background\.js$/) },
    ];
    yield* liveTheHour(bench, { page, contact, minuteMs: minuteMs(bench) }, threads);
  } finally {
    await product.close();
  }
}

async function* withoutIt(bench: Bench, standIn: StandInServer): AsyncGenerator<Sample> {
  const running = await launchBrowser({ standIn });
  try {
    const page = await running.openWhatsApp(`${barePageQuery}&open=0`);
    const threads: Thread[] = [{ subject: 'bare', session: await page.createCDPSession() }];
    yield* liveTheHour(bench, { page, contact: undefined, minuteMs: minuteMs(bench) }, threads);
  } finally {
    await running.close();
  }
}

async function sessionOf({ browser }: SeededProduct, address: RegExp): Promise<CDPSession> {
  const target = await browser.waitForTarget((each) => address.test(each.url()), { timeout: 15_000 });
  return target.createCDPSession();
}

function minuteMs({ minutes }: Bench): number {
  return minutes === undefined ? 0 : (minutes * 60_000) / minutesOfUse;
}

function cellOf({ backends: [backend = 'leveldb'], sizes }: Bench) {
  return { backend, size: Math.min(...sizes) };
}

async function* liveTheHour(bench: Bench, lived: Lived, threads: readonly Thread[]): AsyncGenerator<Sample> {
  for (let minute = 0; minute <= minutesOfUse; minute += 1) {
    if (minute % readEvery === 0) yield* await readAll(bench, threads, minute);
    if (minute < minutesOfUse) await liveAMinute(lived, minute);
  }
}

async function readAll(bench: Bench, threads: readonly Thread[], minute: number): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const { subject, session } of threads) {
    const held = await readHeld(session, subject !== 'worker');
    bench.say(`memory: minute ${minute}, ${subject}: ${spelled(held)}`);
    for (const kind of heldKinds) {
      if (subject === 'worker' && kind !== 'heapMb') continue;
      const unit = kind === 'heapMb' ? 'MB' : 'count';
      samples.push({ figure: figureOf(kind, minute), subject, ...cellOf(bench), unit, value: held[kind] });
    }
    if (!compilesApart.includes(subject)) continue;
    const value = await readCompiledCode(session);
    bench.say(`memory: minute ${minute}, ${subject}: ${value.toFixed(2)} MB of it compiled code`);
    samples.push({ figure: codeOf(minute), subject, ...cellOf(bench), unit: 'MB', value });
  }
  return samples;
}

function spelled({ heapMb, nodes, listeners, detached }: Held): string {
  return `${heapMb.toFixed(2)} MB, ${nodes} nodes (${detached} detached), ${listeners} listeners`;
}

function figureOf(kind: Kind, minute: number): string {
  return `${words[kind]} after ${minute} minutes`;
}

function codeOf(minute: number): string {
  return `Compiled code after ${minute} minutes`;
}

/** One line of the verdict; none as long as too little was read. */
function judge(samples: readonly Sample[], kind: Kind, subject: Exclude<Subject, 'bare'>): string[] {
  const own = readingsOf(samples, kind, subject);
  const settled = own.filter(({ minute }) => minute >= settledAfter);
  const [first] = settled;
  if (first === undefined || settled.length < 3) return [];
  const bare = subject === 'page' ? readingsOf(samples, kind, 'bare') : [];
  const growth = growthInAnHour(own) - (bare.length === own.length ? growthInAnHour(bare) : 0);
  const allowed = Math.max(slack[kind], first.value * slackShare);
  const word = growth <= allowed ? 'flat' : 'GROWS';
  const what =
    kind === 'heapMb' && compilesApart.includes(subject) ? 'heap without compiled code' : words[kind];
  const unit = kind === 'heapMb' ? ' MB' : '';
  return [
    `- ${subjects[subject]}, ${what.toLowerCase()}: **${word}**, ${growth.toFixed(2)}${unit} in an hour ` +
      `(${first.value.toFixed(2)}${unit} at minute ${first.minute}; up to ${allowed.toFixed(2)} counts as flat)`,
  ];
}

function readingsOf(samples: readonly Sample[], kind: Kind, subject: Subject): readonly Reading[] {
  const minutes = Array.from({ length: minutesOfUse / readEvery + 1 }, (_, index) => index * readEvery);
  return minutes.flatMap((minute) => {
    const find = (figure: string): number | undefined =>
      samples.findLast((sample) => sample.subject === subject && sample.figure === figure)?.value;
    const value = find(figureOf(kind, minute));
    const code = kind === 'heapMb' ? (find(codeOf(minute)) ?? 0) : 0;
    return value === undefined ? [] : [{ minute, value: value - code }];
  });
}
