import type { Page, Protocol } from 'puppeteer';

/** What the main thread of a page did while something ran. */
export interface ThreadTime {
  /** From begin to end. */
  readonly wallMs: number;
  /** Whenever the thread was not idle. */
  readonly busyMs: number;
  /** By script, whole: what a script called counts as its own. */
  readonly of: (script: RegExp) => { readonly ms: number; readonly longestMs: number };
}

type Profile = Protocol.Profiler.Profile;

const everyMicroseconds = 250;

/** Samples the page's thread, in all its worlds, while `run` lasts. */
export async function timeThread(page: Page, run: () => Promise<void>): Promise<ThreadTime> {
  const session = await page.createCDPSession();
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: everyMicroseconds });
  await session.send('Profiler.start');
  await run();
  const { profile } = await session.send('Profiler.stop');
  await session.detach();
  return {
    wallMs: (profile.endTime - profile.startTime) / 1_000,
    busyMs: spent(
      profile,
      nodesWhere(profile, ({ functionName }) => functionName !== '(idle)'),
    ).ms,
    of: (script) =>
      spent(
        profile,
        nodesWhere(profile, ({ url }) => script.test(url)),
      ),
  };
}

/** How much of some time a page's thread was at work, in percent. */
export interface Busy {
  /** From begin to end of each task, also while the thread was put aside for others. */
  readonly wall: number;
  /** What the processor spent on it. */
  readonly processor: number;
}

/** How busy the page's thread was while `run` lasted; nothing is sampled meanwhile. */
export async function busyShare(page: Page, run: () => Promise<unknown>): Promise<Busy> {
  const wall = await taskTimes(page, 'timeTicks');
  const processor = await taskTimes(page, 'threadTicks');
  const before = performance.now();
  await run();
  const percent = 100_000 / (performance.now() - before);
  return { wall: (await wall()) * percent, processor: (await processor()) * percent };
}

/** Answers, when called, how many seconds of tasks there were since. */
async function taskTimes(
  page: Page,
  timeDomain: 'timeTicks' | 'threadTicks',
): Promise<() => Promise<number>> {
  const session = await page.createCDPSession();
  await session.send('Performance.enable', { timeDomain });
  const read = async (): Promise<number> => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await read();
  return async () => {
    const spent = (await read()) - before;
    await session.detach();
    return spent;
  };
}

/** The nodes of which this is true, or of one that called them. */
function nodesWhere(
  { nodes }: Profile,
  isIt: (frame: Protocol.Runtime.CallFrame) => boolean,
): ReadonlySet<number> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const found = new Set<number>();
  const visit = (id: number): void => {
    if (found.has(id)) return;
    found.add(id);
    for (const child of byId.get(id)?.children ?? []) visit(child);
  };
  // The root is nobody's call.
  for (const { id, callFrame } of nodes)
    if (callFrame.functionName !== '(root)' && isIt(callFrame)) visit(id);
  return found;
}

function spent(profile: Profile, wanted: ReadonlySet<number>): { ms: number; longestMs: number } {
  const { samples = [], timeDeltas = [] } = profile;
  let total = 0;
  let longest = 0;
  let stretch = 0;
  for (const [index, node] of samples.entries()) {
    // The time until the next sample was spent here.
    const took = Math.max(0, timeDeltas[index + 1] ?? 0);
    stretch = wanted.has(node) ? stretch + took : 0;
    if (wanted.has(node)) total += took;
    longest = Math.max(longest, stretch);
  }
  return { ms: total / 1_000, longestMs: longest / 1_000 };
}
