import puppeteer from 'puppeteer';

import { browserPath } from './browser-path';
import { collectProblems } from './problems';
import { killTree } from './process-tree';
import { makeProfile, prepareProfile, removeProfile } from './profile';

import type { Browser, Page, Target, WebWorker } from 'puppeteer';
import type { ProblemLog } from './problems';
import type { StandInServer } from '../whatsapp-web/server/serve';

/** The extension's fixed id; the manifest's public key decides it. */
export const EXTENSION_ID = 'lccahjhaebofcpmfdhpdilkofglgjbhj';

/** The flag that makes new IndexedDB databases use SQLite instead of LevelDB. */
const sqliteFlag = '--enable-features=IdbSqliteOnDiskRollout:stage/UseSqliteForNewStores';

const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-quic',
  '--lang=en-US',
];

/** What a test or the demo wants of a browser. */
export interface LaunchOptions {
  /** Folder of the built extension; without it the browser starts bare. */
  readonly extensionDir?: string;
  /** A profile to use again; without it a temporary one is made and removed on `close`. */
  readonly profileDir?: string;
  /** The stand-in that answers for WhatsApp Web's host. */
  readonly standIn?: StandInServer;
  /** The 1chat API that answers at the address that the extension was built for. */
  readonly api?: { readonly rule: string };
  readonly flags?: readonly string[];
  readonly headless?: boolean;
  /** New IndexedDB databases use SQLite. */
  readonly sqlite?: boolean;
  /** Size of the pages; `null` follows the window. */
  readonly viewport?: { readonly width: number; readonly height: number } | null;
}

/** A running browser with what tests ask of it. */
export interface RunningBrowser {
  readonly browser: Browser;
  readonly profileDir: string;
  readonly problems: ProblemLog;
  /** Opens a page at an address and waits until it has loaded. */
  open(url: string): Promise<Page>;
  /** Opens the stand-in with options, for example `chats=10&open=3`, and waits until it is ready. */
  openWhatsApp(query?: string): Promise<Page>;
  /** Opens a page of the extension, for example `options.html`. */
  extensionPage(path: string): Promise<Page>;
  /** The extension's service worker, waiting until it runs. */
  worker(): Promise<WebWorker>;
  /** Stops the extension's service worker; the next event wakes it. */
  stopWorker(): Promise<void>;
  /** Throws when any page, frame or worker reported a problem that the test did not allow. */
  assertClean(): void;
  /** Kills the browser with all its processes, as a power cut would, and keeps the profile. */
  kill(): Promise<void>;
  /** Closes the browser and removes the profile, unless the test brought its own. */
  close(): Promise<void>;
}

/** Starts a browser for a test, the demo or a benchmark. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<RunningBrowser> {
  const profileDir = options.profileDir ?? (await makeProfile());
  await prepareProfile(profileDir);
  const browser = await puppeteer.launch({
    executablePath: browserPath(),
    pipe: true,
    headless: options.headless ?? true,
    userDataDir: profileDir,
    acceptInsecureCerts: true,
    enableExtensions: options.extensionDir === undefined ? true : [options.extensionDir],
    defaultViewport: options.viewport === undefined ? { width: 1440, height: 900 } : options.viewport,
    args: flagsOf(options),
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const problems = await collectProblems(browser);
  return {
    browser,
    profileDir,
    problems,
    ...pagesOf(browser, problems, options),
    ...endsOf({ browser, problems, options, profileDir }),
  };
}

function flagsOf(options: LaunchOptions): string[] {
  const root = process.platform === 'linux' && process.getuid?.() === 0;
  return [
    ...QUIET,
    ...(root ? ['--no-sandbox'] : []),
    ...rulesOf(options),
    ...(options.sqlite === true ? [sqliteFlag] : []),
    ...(options.flags ?? []),
  ];
}

function rulesOf({ standIn, api }: LaunchOptions): string[] {
  const rules = [standIn, api].flatMap((server) => (server === undefined ? [] : [server.rule]));
  return rules.length === 0 ? [] : [`--host-resolver-rules=${rules.join(', ')}`];
}

type Pages = Pick<RunningBrowser, 'open' | 'openWhatsApp' | 'extensionPage' | 'worker' | 'stopWorker'>;

function pagesOf(browser: Browser, problems: ProblemLog, options: LaunchOptions): Pages {
  const open = async (url: string): Promise<Page> => {
    const page = await browser.newPage();
    await page.goto(url, { waitUntil: 'load' });
    return page;
  };
  const workerTarget = (): Promise<Target> =>
    browser.waitForTarget(
      (target) => target.type() === 'service_worker' && target.url().includes(EXTENSION_ID),
      { timeout: 15_000 },
    );
  const worker = async (): Promise<WebWorker> => {
    const found = await (await workerTarget()).worker();
    if (found === null) {
      throw new Error('The extension has no service worker.');
    }
    return found;
  };
  return {
    open,
    async openWhatsApp(query = '') {
      if (options.standIn === undefined) {
        throw new Error('This browser was launched without a stand-in.');
      }
      const page = await open(options.standIn.url(query));
      await page.evaluate(() => window.standIn.ready);
      return page;
    },
    extensionPage: (path) => open(`chrome-extension://${EXTENSION_ID}/${path}`),
    worker,
    async stopWorker() {
      const target = await workerTarget();
      const gone = new Promise<void>((resolve) => {
        browser.on('targetdestroyed', function listener(other) {
          if (other === target) {
            browser.off('targetdestroyed', listener);
            resolve();
          }
        });
      });
      const running = await worker();
      await problems.releaseWorkers();
      // One that has only just started now and then goes on as if nothing was said.
      do await running.close().catch(ignoreGone);
      while (!(await within(gone, 250)));
    },
  };
}

/** Whether something happens in so many milliseconds. */
function within(event: Promise<void>, ms: number): Promise<boolean> {
  return Promise.race([
    event.then(() => true),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms)),
  ]);
}

/** A worker may be gone before its session is let go of; that is what was asked for. */
function ignoreGone(error: unknown): void {
  const gone = error instanceof Error && /No (?:session|target) with given id/.test(error.message);
  if (!gone) throw error;
}

type Ends = Pick<RunningBrowser, 'assertClean' | 'kill' | 'close'>;

interface EndInput {
  readonly browser: Browser;
  readonly problems: ProblemLog;
  readonly options: LaunchOptions;
  readonly profileDir: string;
}

function endsOf({ browser, problems, options, profileDir }: EndInput): Ends {
  return {
    assertClean: () => problems.assertClean(),
    async kill() {
      const child = browser.process();
      const pid = child?.pid;
      if (pid === undefined) {
        throw new Error('The browser has no process to kill.');
      }
      // The pipes to a killed process break; that is what was asked for.
      for (const pipe of child?.stdio ?? []) pipe?.on('error', () => undefined);
      await killTree(pid);
      await browser.disconnect();
    },
    async close() {
      await browser.close();
      if (options.profileDir === undefined) {
        await removeProfile(profileDir);
      }
    },
  };
}
