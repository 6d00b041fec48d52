import { extensionUrl, startProduct, type Product } from '@/tests/support/harness/product';
import { backendsOnDisk } from '@/tests/support/journey/backend';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import type { Page } from 'puppeteer';
import type { HubTask } from '../page/hub-page';
import { bundlePage } from './bundle-page';
import type { Backend } from './figure';

/** The built extension with a made-up shop in its store, accepted and awake. */
export interface SeededProduct extends Product {
  /** Runs one task in a page of the extension that has nothing in it but the task. */
  run(task: HubTask): Promise<number[]>;
  /** A page with the address of the options page, in which none of its scripts ran. */
  barePage(): Promise<Page>;
}

interface Wanted {
  readonly backend: Backend;
  /** Contacts. */
  readonly size: number;
}

/** Starts the extension in a new profile, fills its store before the worker opens it, then accepts. */
export async function startSeeded(standIn: StandInServer, { backend, size }: Wanted): Promise<SeededProduct> {
  const script = await bundlePage('hub-page.ts');
  const product = await startProduct(standIn, { sqlite: backend === 'sqlite' });
  try {
    const barePage = () => openBarePage(product);
    const run = (task: HubTask) => runTask(barePage, script, task);
    const welcome = await product.welcome();
    await run({ task: 'seed', size });
    await product.accept();
    await requireBackend(product.profileDir, backend);
    // It would connect again by itself whenever the worker is stopped, before anything is measured.
    await welcome.close();
    return { ...product, run, barePage };
  } catch (error) {
    await product.close();
    throw error;
  }
}

/** A page of the extension in which none of its scripts ran. */
export async function openBarePage({ browser }: Pick<Product, 'browser'>): Promise<Page> {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(extensionUrl('options.html'), { waitUntil: 'load' });
  await page.setJavaScriptEnabled(true);
  return page;
}

async function runTask(barePage: () => Promise<Page>, script: string, task: HubTask): Promise<number[]> {
  const page = await barePage();
  await page.evaluate(`${script}; undefined`);
  const answer: unknown = await page.evaluate(`runHubTask(${JSON.stringify(task)})`);
  await page.close();
  if (!Array.isArray(answer) || !answer.every((value) => typeof value === 'number')) {
    throw new Error(`The page answered ${JSON.stringify(answer)} to ${task.task}.`);
  }
  return answer;
}

/** A flag that the browser does not know is ignored in silence: only the files say which backend it used. */
export async function requireBackend(profileDir: string, backend: Backend): Promise<void> {
  const wanted = backend === 'sqlite' ? 'SQLite' : 'LevelDB';
  const found = await backendsOnDisk(profileDir);
  if (found.join() !== wanted) throw new Error(`The browser used ${found.join(' and ')}, not ${wanted}.`);
}
