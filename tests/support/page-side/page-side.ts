import type { Frame, Page, WebWorker } from 'puppeteer';

import type { HostVerb, HostView } from '@/lib/messaging/wire/host';
import type { Gate, WorkerCall } from '@/lib/messaging/wire/worker';
import { sidebarFrame } from '../harness/find';
import type { RunningBrowser } from '../harness/launch';

/** A view with the time at which the frame got it. */
export type SeenView = HostView & { readonly at: number };

interface TestSelf {
  readonly views: SeenView[];
  readonly calls: WorkerCall[];
  readonly greetings: number;
  readonly lineClosed?: boolean;
  ask(verb: string, args?: object): Promise<unknown>;
  setGate(gate: string): Promise<void>;
  connectTo(tabId: number, name?: string): void;
  connect(): Promise<number>;
}

/** The worker of a browser that has just been started may be replaced once while it is being asked. */
async function onWorker<Answer>(
  running: RunningBrowser,
  run: (worker: WebWorker) => Promise<Answer>,
): Promise<Answer> {
  for (let tries = 0; tries < 5; tries += 1) {
    try {
      return await run(await running.worker());
    } catch (error) {
      if (!(error instanceof Error) || !/closed|detached/i.test(error.message)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  throw new Error('The worker of the test extension could not be reached.');
}

/** Turns the gate as the real worker does after Accept, Pause or Not now. */
export async function setGate(running: RunningBrowser, gate: Gate): Promise<void> {
  await onWorker(running, (worker) =>
    worker.evaluate((value) => (self as unknown as TestSelf).setGate(value), gate),
  );
}

/** What the content script asked of the worker so far. */
export async function callsOf(running: RunningBrowser): Promise<WorkerCall[]> {
  return onWorker(running, (worker) => worker.evaluate(() => (self as unknown as TestSelf).calls));
}

/** Forgets what was asked and closes every page, so that the next test starts as after an install. */
export async function startOver(running: RunningBrowser): Promise<void> {
  const blank = await running.browser.newPage();
  for (const page of await running.browser.pages()) if (page !== blank) await page.close();
  await setGate(running, 'undecided');
  await onWorker(running, (worker) =>
    worker.evaluate(() => (self as unknown as TestSelf).calls.splice(0).length),
  );
}

/** The tab of the WhatsApp page. */
export async function whatsAppTab(running: RunningBrowser): Promise<number> {
  return onWorker(running, (worker) => worker.evaluate(() => (self as unknown as TestSelf).connect()));
}

/** Opens the stand-in with the gate open and waits for the contact frame to have a view. */
export async function openWithFrame(
  running: RunningBrowser,
  query: string,
): Promise<{ page: Page; frame: Frame }> {
  const page = await running.openWhatsApp(`load=20&settle=50&${query}`);
  await setGate(running, 'open');
  const frame = await sidebarFrame(page, 'contact');
  await frame.waitForFunction(() => ((self as unknown as Partial<TestSelf>).views?.length ?? 0) > 0, {
    polling: 50,
  });
  return { page, frame };
}

/** Every view that a place of ours got. */
export async function viewsOf(place: Frame | Page): Promise<SeenView[]> {
  return place.evaluate(() => (self as unknown as Partial<TestSelf>).views ?? []);
}

/** The newest view. */
export async function lastView(place: Frame | Page): Promise<SeenView | undefined> {
  return (await viewsOf(place)).at(-1);
}

/** Asks the content script for something, as the sidebar does. */
export async function ask(place: Frame | Page, verb: HostVerb, args: object = {}): Promise<unknown> {
  return place.evaluate((name, value) => (self as unknown as TestSelf).ask(name, value), verb, args);
}

/** Opens the line that the side panel or a tab uses. */
export async function connectTo(place: Frame | Page, tab: number, name = 'host'): Promise<void> {
  await place.evaluate((id, line) => (self as unknown as TestSelf).connectTo(id, line), tab, name);
}

/** True when the content script closed the line. */
export async function isClosed(place: Frame | Page): Promise<boolean> {
  return place.evaluate(() => (self as unknown as TestSelf).lineClosed === true);
}
