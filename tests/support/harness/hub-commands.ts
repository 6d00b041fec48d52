import { extensionUrl } from './product';

import type { Page } from 'puppeteer';

/** A change a page of ours asks the worker for. */
export interface HubCommand {
  readonly name: string;
  readonly args: unknown;
}

/** Runs commands from the options page over a port of its own, in their order, and gives their results. */
export async function runCommands(options: Page, commands: readonly HubCommand[]): Promise<unknown[]> {
  if (options.url() !== extensionUrl('options.html'))
    throw new Error('Commands are run on the options page.');
  return options.evaluate(
    async (wanted) => {
      const port = chrome.runtime.connect({ name: 'hub' });
      const build = chrome.runtime.getManifest().version;
      const waiting = new Map<string, (result: unknown) => void>();
      port.onMessage.addListener((message: { kind: string; id: string; result?: unknown; code?: string }) => {
        if (message.kind === 'ack') waiting.get(message.id)?.(message.result);
        if (message.kind === 'nack') waiting.get(message.id)?.({ refused: message.code });
      });
      const uuid = (): string => {
        const time = Date.now().toString(16).padStart(12, '0');
        return `${time.slice(0, 8)}-${time.slice(8)}-7${crypto.randomUUID().slice(15)}`;
      };
      port.postMessage({ kind: 'hello', proto: 1, build, client: uuid(), view: 'options' });
      // The worker takes them in the order of the port. A page that draws after each answer would take most of the time.
      const results = await Promise.all(
        wanted.map(
          ({ name, args }) =>
            new Promise((resolve) => {
              const id = uuid();
              waiting.set(id, resolve);
              port.postMessage({ kind: 'cmd', id, name, args });
            }),
        ),
      );
      port.disconnect();
      return results;
    },
    commands as { name: string; args: unknown }[],
  );
}
