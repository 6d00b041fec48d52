import type { Frame, Page } from 'puppeteer';

import type { HostHealth } from '@/lib/messaging/wire/health';
import { cleanTitle } from '@/lib/whatsapp/text/clean-title';
import { sidebarFrame } from '../harness/find';
import type { RunningBrowser } from '../harness/launch';
import type { ChatTruth } from '../whatsapp-web/control-api';
import { planDrift, type DriftPlan } from '../whatsapp-web/drift-plan';
import type { StandInServer } from '../whatsapp-web/server/serve';
import type { SeenView } from './page-side';
import { ask } from './page-side';

/** One drift that is to be played. */
export interface DriftCase {
  readonly number: number;
  readonly plan: DriftPlan;
}

/** How a drift ended. */
export interface DriftOutcome {
  readonly number: number;
  readonly plan: DriftPlan;
  readonly end: 'right' | 'unknown' | 'unknown-unsaid' | 'wrong';
  /** What was said, for whoever plays it again. */
  readonly said: string;
}

const query = 'chats=14&load=0&settle=50&history=40';
/** A little more than page and modules get to agree. */
const patienceMs = 1_700;
/** A computer with more to do than this drill may need longer to say what it found. */
const mostRounds = 4;

/** The drifts of a drill: three in four change the page, the fourth changes the modules as well; which, the seed says. */
export function driftCases(count: number, seed: number): DriftCase[] {
  return Array.from({ length: count }, (_, number) => ({
    number,
    plan: planDrift(seed + number, (seed + number) % 4 === 3),
  }));
}

/** Plays drifts in several windows of one browser, each in the next free window. */
export async function playDrifts(
  drill: { readonly running: RunningBrowser; readonly standIn: StandInServer; readonly windows: number },
  cases: readonly DriftCase[],
): Promise<DriftOutcome[]> {
  // Those that need a load of their own come last, so that the others share one.
  const queue = [...cases].sort(
    (one, other) => Number(one.plan.modules !== '') - Number(other.plan.modules !== ''),
  );
  const outcomes: DriftOutcome[] = [];
  const play = async (): Promise<void> => {
    const page = await openWindow(drill.running);
    let loaded: string | undefined;
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const wanted = `${query}&${next.plan.modules}`;
      if (loaded !== wanted || next.plan.modules !== '') await load(page, drill.standIn.url(wanted));
      loaded = wanted;
      outcomes.push(await playDrift(page, next));
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: drill.windows }, play));
  return outcomes;
}

/** Words for a failed drill: each drift with what it does, so that it can be played alone. */
export function describeDrifts(outcomes: readonly DriftOutcome[]): string {
  return outcomes
    .map(
      ({ plan, end, said }) =>
        `seed ${plan.seed}: ${end} after ${plan.kinds.join(', ')} (${plan.share}/10) ${plan.modules}: ${said}`,
    )
    .join('\n');
}

/** A window of its own, because a tab behind another is hidden and reads nothing. */
async function openWindow({ browser }: RunningBrowser): Promise<Page> {
  const session = await browser.target().createCDPSession();
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', newWindow: true });
  const target = await browser.waitForTarget((each) => Reflect.get(each, '_targetId') === targetId);
  await session.detach();
  const page = await target.page();
  if (page === null) throw new Error('The window has no page.');
  return page;
}

async function load(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load' });
  await page.evaluate(() => window.standIn.ready);
  const frame = await sidebarFrame(page, 'contact');
  await frame.waitForFunction(() => (Reflect.get(self, 'views') as unknown[] | undefined)?.length !== 0, {
    polling: 50,
  });
  // Modules that lie about the open chat name the one before: there has to be one.
  await page.evaluate(() => window.standIn.openChat(0));
  // Modules count as there when their number was quiet for 750 ms.
  await new Promise((resolve) => setTimeout(resolve, 1_000));
}

async function playDrift(page: Page, { number, plan }: DriftCase): Promise<DriftOutcome> {
  const frame = await sidebarFrame(page, 'contact');
  const { truth, at } = await page.evaluate((next) => {
    const open = window.standIn.active()?.index ?? 0;
    const count = window.standIn.chats().length;
    window.standIn.drift(next, (open + 1 + (next.seed % (count - 1))) % count);
    return { truth: window.standIn.active(), at: performance.timeOrigin + performance.now() };
  }, plan);
  if (truth === undefined) throw new Error('No chat was opened.');
  let outcome: DriftOutcome | undefined;
  for (let round = 0; round < mostRounds; round += 1) {
    const views = await viewsUntil(frame, at, keysOf(truth));
    const health = (await ask(frame, 'health')) as { readonly value: HostHealth };
    outcome = { number, plan, ...judge(views, truth, health.value) };
    if (outcome.end !== 'unknown-unsaid') break;
  }
  if (outcome === undefined) throw new Error('The drift was not judged.');
  return outcome;
}

/** Views from then on, until one is right and stays for a moment, or patience ends. */
async function viewsUntil(frame: Frame, at: number, keys: Truth): Promise<SeenView[]> {
  return frame.evaluate(
    async (from, wanted, patience) => {
      const all = (): SeenView[] =>
        (Reflect.get(self, 'views') as SeenView[]).filter((view) => view.at > from);
      const isRight = (view: SeenView | undefined): boolean =>
        view?.chat?.title === wanted.title && view.chat.certainty !== 'conflict';
      const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
      for (const end = Date.now() + patience; Date.now() < end; await pause(20)) {
        if (!isRight(all().at(-1))) continue;
        await pause(120);
        if (isRight(all().at(-1))) break;
      }
      return all();
    },
    at,
    keys,
    patienceMs,
  );
}

interface Truth {
  readonly title: string;
  readonly identities: string[];
}

function keysOf(truth: ChatTruth): Truth {
  return {
    title: cleanTitle(truth.title),
    identities: [
      ...(truth.phone === undefined ? [] : [`phone:+${truth.phone}`]),
      ...(truth.lid === undefined ? [] : [`lid:${truth.lid}@lid`]),
      ...(truth.username === undefined ? [] : [`username:${truth.username}`]),
      ...(truth.id.endsWith('@g.us') ? [`jid:${truth.id}`] : []),
    ],
  };
}

/** Unknown is no claim at all: no chat, or one that is marked as doubtful and has no identity. */
function isUnknown({ chat }: SeenView): boolean {
  return chat === null || (chat.certainty === 'conflict' && chat.identities.length === 0);
}

function judge(
  views: readonly SeenView[],
  chat: ChatTruth,
  health: HostHealth,
): Pick<DriftOutcome, 'end' | 'said'> {
  const truth = keysOf(chat);
  const isTrue = (view: SeenView): boolean =>
    view.chat?.title === truth.title &&
    view.chat.identities.every(({ kind, value }) => truth.identities.includes(`${kind}:${value}`));
  const last = views.at(-1);
  const failing = health.capabilities.filter(({ state }) => state === 'fails').map(({ name }) => name);
  const said = `${JSON.stringify(last?.chat ?? last?.state ?? 'nothing')} of ${JSON.stringify(truth)}; fails: ${failing.join()}`;
  if (views.some((view) => !isUnknown(view) && !isTrue(view))) return { end: 'wrong', said };
  if (last !== undefined && !isUnknown(last)) return { end: 'right', said };
  const isSaid = failing.includes('chat') || failing.includes('screen');
  return { end: isSaid ? 'unknown' : 'unknown-unsaid', said };
}
