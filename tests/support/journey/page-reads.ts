import { EXTENSION_ID } from '../harness/launch';

import type { CDPSession, Page } from 'puppeteer';

/** How often the page was read since the counting began. */
export interface PageReads {
  /** Members of the document, its elements and the databases that the content script used. */
  readonly page: number;
  /** Questions to the page's module loader, whoever asked. */
  readonly modules: number;
}

/** The counter stands under a symbol, so that no list of names shows it. */
const counter = `globalThis[Symbol.for('reads')]`;

/** Wraps every method and getter by which a script reads a document or a database; each world has its own. */
const countPage = `(() => {
  const seen = (${counter} = { count: 0 });
  const places = [Document, Element, HTMLElement, Node, CharacterData, IDBFactory, Storage, MutationObserver];
  for (const { prototype } of places) {
    for (const [name, made] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name === 'constructor' || !made.configurable) continue;
      const counted = (real) => function (...values) {
        seen.count += 1;
        return Reflect.apply(real, this, values);
      };
      if (typeof made.value === 'function') made.value = counted(made.value);
      if (made.get !== undefined) made.get = counted(made.get);
      Object.defineProperty(prototype, name, made);
    }
  }
})()`;

const countModules = `(() => {
  const seen = (${counter} = { count: 0 });
  for (const name of ['require', 'importNamespace']) {
    const real = globalThis[name];
    globalThis[name] = (...values) => {
      seen.count += 1;
      return real(...values);
    };
  }
})()`;

/** Counts from now on, until the page loads anew, and answers how to ask. */
export async function countReads(page: Page): Promise<() => Promise<PageReads>> {
  const session = await page.createCDPSession();
  const contexts: { id: number; origin: string }[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => contexts.push(context));
  await session.send('Runtime.enable');
  const ours = contexts.find(({ origin }) => origin.includes(EXTENSION_ID));
  if (ours === undefined) throw new Error('The content script has no world in this page.');
  await evaluate(session, countPage, ours.id);
  await evaluate(session, countModules);
  return async () => ({
    page: Number(await evaluate(session, `${counter}.count`, ours.id)),
    modules: Number(await evaluate(session, `${counter}.count`)),
  });
}

async function evaluate(session: CDPSession, expression: string, contextId?: number): Promise<unknown> {
  const { result, exceptionDetails: failed } = await session.send('Runtime.evaluate', {
    expression,
    ...(contextId === undefined ? {} : { contextId }),
  });
  if (failed !== undefined) throw new Error(failed.exception?.description ?? failed.text);
  return result.value;
}
