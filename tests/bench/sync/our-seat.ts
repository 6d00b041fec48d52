import { byRole } from '@/tests/support/harness/find';
import { startProduct } from '@/tests/support/harness/product';
import { heldCounts } from '@/tests/support/journey/ask-hub';
import { signIn } from '@/tests/support/journey/sign-in';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Page } from 'puppeteer';
import { lastName } from '../data/sync-records';
import { bundlePage } from '../harness/bundle-page';
import type { Backend } from '../harness/figure';
import { openBarePage, requireBackend } from '../harness/seeded-product';
import type { SyncHubTask } from '../page/sync-hub';
import type { Seat } from './contender';
import { linkPort } from './ports';
import { runInPage } from './run-in-page';

const labels = 20;

interface Wanted {
  readonly standIn: StandInServer;
  readonly backend: Backend;
  readonly size: number;
  readonly email: string;
  readonly password: string;
}

/** The built extension in a browser of its own, with the options page and the work sidebar open. */
export async function ourSeat(wanted: Wanted): Promise<Seat> {
  const { standIn, backend, size, email, password } = wanted;
  const product = await startProduct(standIn, { sqlite: backend === 'sqlite' });
  try {
    await product.accept();
    await requireBackend(product.profileDir, backend);
    const [options, work] = [await product.extensionPage('options.html'), await openSearch(product)];
    const bare = await openBarePage(product);
    await bare.evaluate(`${await bundlePage('sync-hub.ts')}; undefined`);
    const run = (task: SyncHubTask) => runInPage(bare, `runSyncHub(${JSON.stringify(task)})`);
    await options.bringToFront();
    return {
      async pull(edited, begins) {
        let began = 0;
        const allowing = (): void => {
          began = Date.now();
          begins?.();
        };
        const seen = await expectRow(work, lastName);
        const api = { url: `http://localhost:${linkPort}`, password };
        await signIn(options, api, { email, allowing });
        await work.bringToFront();
        const took = (await seen()) - began;
        await run({ task: 'current' });
        const { contacts } = await heldCounts(options);
        if (contacts !== size - labels) throw new Error(`${contacts} contacts are here.`);
        await run({ task: 'check', size, edited });
        // Who works has the sidebar open and not the options.
        await options.close();
        return took;
      },
      edit: async (count) => void (await run({ task: 'edit', size, count })),
      async send() {
        const began = Date.now();
        return (await run({ task: 'sent' })) - began;
      },
      expect: (name) => expectRow(work, name),
      rename: (name) => run({ task: 'rename', name }),
      close: () => product.close(),
    };
  } catch (error) {
    await product.close();
    throw error;
  }
}

/** The work sidebar in a tab, with the last contact's name in its search. */
async function openSearch(product: { extensionPage(path: string): Promise<Page> }): Promise<Page> {
  const work = await product.extensionPage('sidebar.html?view=work');
  await (await byRole(work, 'searchbox', 'Search')).type(lastName);
  return work;
}

declare global {
  interface Window {
    /** When the awaited row was shown, in milliseconds since 1970. */
    rowShownAt: Promise<number>;
  }
}

/** Looks for a row with this name; one that is shown while search still reads does not count. */
async function expectRow(work: Page, name: string): Promise<() => Promise<number>> {
  await work.evaluate((wanted) => {
    window.rowShownAt = new Promise((resolve) => {
      const look = (): void => {
        const rows = [...document.querySelectorAll('[role=listbox] [role=option]')];
        const isReading = document.body.textContent.includes('Still reading your notes');
        if (isReading || !rows.some((row) => row.textContent.includes(wanted))) return;
        observer.disconnect();
        resolve(performance.timeOrigin + performance.now());
      };
      const observer = new MutationObserver(look);
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
      look();
    });
  }, name);
  return () => work.evaluate(() => window.rowShownAt);
}
