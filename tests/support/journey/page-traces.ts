import { EXTENSION_ID } from '../harness/launch';

import type { CDPSession, Page } from 'puppeteer';

/** Everything about a page by which somebody else's work in it can be told. */
export interface PageTraces {
  /** Listeners of the page's own world on the places where one would listen, by place and type. */
  readonly listeners: readonly string[];
  readonly html: readonly string[];
  readonly body: readonly string[];
  readonly bodyChildren: readonly string[];
  readonly elements: number;
  readonly sheets: number;
  readonly globals: number;
  readonly frames: number;
  readonly storage: readonly string[];
  /** Live observers of all kinds in the page's own world. */
  readonly observers: Readonly<Record<string, number>>;
}

const places = [
  'window',
  'document',
  'document.documentElement',
  'document.body',
  'document.querySelector("#app")',
];
const observers = ['MutationObserver', 'ResizeObserver', 'IntersectionObserver', 'PerformanceObserver'];

/** Reads the traces of the page's own world, and what of any world can be seen in its document. */
export async function tracesOf(page: Page): Promise<PageTraces> {
  const session = await page.createCDPSession();
  const own = { listeners: await listenersOf(session), observers: await liveObservers(session) };
  await session.detach();
  return { ...own, ...(await visibleTraces(page)) };
}

/** What the extension's content script listens to and observes; it has a world of its own in the page. */
export async function contentScriptTraces(
  page: Page,
): Promise<Pick<PageTraces, 'listeners' | 'observers'> | undefined> {
  const session = await page.createCDPSession();
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const ours = contexts.find(({ origin }) => origin.includes(EXTENSION_ID));
  if (ours === undefined) return undefined;
  const listeners = await listenersOf(session, ours.id);
  const found = { listeners, observers: await liveObservers(session, ours.id) };
  await session.detach();
  return found;
}

async function listenersOf(session: CDPSession, contextId?: number): Promise<string[]> {
  const all: string[] = [];
  for (const place of places) {
    const objectId = await objectOf(session, place, contextId);
    const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId });
    all.push(...listeners.map(({ type, useCapture }) => `${place} ${type} ${useCapture}`));
  }
  return all.sort();
}

async function liveObservers(session: CDPSession, contextId?: number): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of observers) {
    const prototypeObjectId = await objectOf(session, `${name}.prototype`, contextId);
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId });
    const { result } = await session.send('Runtime.callFunctionOn', {
      objectId: objects.objectId ?? '',
      functionDeclaration: 'function () { return this.length; }',
    });
    counts[name] = Number(result.value);
  }
  return counts;
}

async function objectOf(session: CDPSession, expression: string, contextId?: number): Promise<string> {
  const { result } = await session.send('Runtime.evaluate', {
    expression,
    ...(contextId === undefined ? {} : { contextId }),
  });
  if (result.objectId === undefined) throw new Error(`There is no ${expression}.`);
  return result.objectId;
}

type Visible = Omit<PageTraces, 'listeners' | 'observers'>;

function visibleTraces(page: Page): Promise<Visible> {
  return page.evaluate(async () => {
    const attributes = (element: Element) =>
      element.getAttributeNames().map((name) => `${name}=${element.getAttribute(name)}`);
    return {
      html: attributes(document.documentElement),
      body: attributes(document.body),
      bodyChildren: [...document.body.children].map((child) => `${child.tagName}#${child.id}`),
      elements: document.querySelectorAll('*').length,
      sheets: document.adoptedStyleSheets.length,
      globals: Object.getOwnPropertyNames(window).length,
      frames: window.length,
      storage: [
        ...Object.keys(localStorage),
        ...Object.keys(sessionStorage),
        document.cookie,
        ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
        ...(await caches.keys()),
      ],
    };
  });
}
