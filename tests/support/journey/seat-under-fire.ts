import { byRole } from '../harness/find';
import { removeProfile, makeProfile } from '../harness/profile';
import { startProduct, type Product } from '../harness/product';
import { signIn } from './sign-in';

import type { Page } from 'puppeteer';
import type { ApiServer } from './api-server';
import type { StandInServer } from '../whatsapp-web/server/serve';

/** How a command ended, as far as its page lived to see it. */
export type Fate = 'done' | 'refused' | 'unknown';

/** One person's browser, which may be killed at any moment and comes back with its profile. */
export class SeatUnderFire {
  #product: Product | null = null;
  #options: Page | null = null;
  #api: ApiServer | null = null;
  #back: Promise<void> = Promise.resolve();
  readonly #sqlite: boolean;
  profileDir = '';
  kills = 0;
  stops = 0;

  constructor(
    readonly email: string,
    readonly standIn: StandInServer,
    backend: { readonly sqlite: boolean },
  ) {
    this.#sqlite = backend.sqlite;
  }

  /** Accepts, signs in and waits for the options page to say so. */
  async begin(api: ApiServer): Promise<void> {
    this.#api = api;
    this.profileDir = await makeProfile();
    await this.#launch();
    await this.#product?.accept();
    this.#options = (await this.#product?.extensionPage('options.html')) ?? null;
    await byRole(this.options, 'button', 'Sign in');
    await signIn(this.options, api, { email: this.email });
  }

  get options(): Page {
    if (this.#options === null) throw new Error('The browser is not there.');
    return this.#options;
  }

  /** Runs one command as a page does: with one id, again after a worker that went away, until it is known. */
  async run(name: string, args: unknown): Promise<{ fate: Fate; result: unknown }> {
    await this.#back;
    try {
      return (await this.options.evaluate(runUntilKnown, { name, args })) as { fate: Fate; result: unknown };
    } catch {
      // The browser was killed under it: whether it was written is for the end to tell.
      return { fate: 'unknown', result: null };
    }
  }

  /** Ends the worker; the next command wakes it. */
  async stopWorker(): Promise<void> {
    await this.#back;
    this.stops += 1;
    await this.#product?.stopWorker().catch(() => undefined);
  }

  /** Kills the browser with everything in it, and starts it again on what is on disk. */
  kill(): Promise<void> {
    this.kills += 1;
    this.#back = this.#back.then(async () => {
      await this.#product?.kill();
      await this.#launch();
      this.#options = (await this.#product?.extensionPage('options.html')) ?? null;
    });
    return this.#back;
  }

  async end(): Promise<void> {
    await this.#back.catch(() => undefined);
    if (this.#product?.browser.connected === true) await this.#product.close();
    await removeProfile(this.profileDir);
  }

  async #launch(): Promise<void> {
    const { profileDir, standIn } = this;
    const served = this.#api === null ? {} : { api: this.#api };
    this.#product = await startProduct(standIn, { profileDir, sqlite: this.#sqlite, ...served });
  }
}

/** In the page: sends the command over a new port whenever the one before was lost. */
async function runUntilKnown(command: { name: string; args: unknown }): Promise<unknown> {
  const uuid = (): string => {
    const time = Date.now().toString(16).padStart(12, '0');
    return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
  };
  const build = chrome.runtime.getManifest().version;
  const id = uuid();
  const once = (): Promise<unknown> =>
    new Promise((resolve) => {
      const port = chrome.runtime.connect({ name: 'hub' });
      const end = (answer: unknown): void => {
        clearTimeout(late);
        port.disconnect();
        resolve(answer);
      };
      const late = setTimeout(() => end(null), 5_000);
      port.onDisconnect.addListener(() => end(null));
      port.onMessage.addListener(
        (message: { kind: string; id?: string; result?: unknown; retry?: boolean }) => {
          if (message.id !== id) return;
          if (message.kind === 'ack') end({ fate: 'done', result: message.result });
          if (message.kind === 'nack') end(message.retry === true ? null : { fate: 'refused', result: null });
        },
      );
      port.postMessage({ kind: 'hello', proto: 1, build, client: uuid(), view: 'options' });
      port.postMessage({ kind: 'cmd', id, ...command });
    });
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const answer = await once();
    if (answer !== null) return answer;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { fate: 'unknown', result: null };
}
