import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pageRuntime } from '@/lib/platform/browser-page';

const id = 'abcdefghijklmnop';
const own = `chrome-extension://${id}`;
type Heard = (message: unknown, sender: object) => unknown;

const listeners = { message: new Set<Heard>(), connect: new Set<(port: object) => void>() };
const stop = { controller: new AbortController() };

beforeEach(() => {
  stop.controller = new AbortController();
  const target = <Run>(all: Set<Run>) => ({
    addListener: (run: Run) => all.add(run),
    removeListener: (run: Run) => all.delete(run),
  });
  vi.stubGlobal('chrome', {
    runtime: {
      id,
      getURL: (path: string) => `${own}/${path}`,
      onMessage: target(listeners.message),
      onConnect: target(listeners.connect),
    },
  });
});
afterEach(() => {
  stop.controller.abort();
  vi.unstubAllGlobals();
});

/** Whether a line from this sender reaches the content script. */
function connects(sender: object | undefined): boolean {
  const taken: unknown[] = [];
  const disconnect = vi.fn<() => void>();
  pageRuntime().onConnect((line) => taken.push(line), stop.controller.signal);
  for (const run of listeners.connect) run({ name: 'host', sender, disconnect });
  expect(disconnect).toHaveBeenCalledTimes(taken.length === 0 ? 1 : 0);
  return taken.length > 0;
}

describe('the runtime of the content script', () => {
  it('takes a line from our own pages', () => {
    expect(connects({ id, url: `${own}/sidebar.html?view=work` })).toBe(true);
  });

  it.each<[string, object | undefined]>([
    [
      'another extension',
      { id: 'ponmlkjihgfedcba', url: 'chrome-extension://ponmlkjihgfedcba/sidebar.html' },
    ],
    ['another extension under our address', { id: 'ponmlkjihgfedcba', url: `${own}/sidebar.html` }],
    ['a page of the web', { id, url: 'https://web.whatsapp.com/sidebar.html' }],
    ['a page with our id as its host', { id, url: `https://${id}/sidebar.html` }],
    ['a sender without an address', { id }],
    ['nobody', undefined],
  ])('closes a line from %s', (_, sender) => {
    expect(connects(sender)).toBe(false);
  });

  it('hears our own worker and no other extension', () => {
    const heard: unknown[] = [];
    pageRuntime().onMessage((message) => heard.push(message), stop.controller.signal);
    for (const run of listeners.message) {
      run('theirs', { id: 'ponmlkjihgfedcba' });
      run('no name', {});
      run('ours', { id });
    }
    expect(heard).toEqual(['ours']);
  });

  it('listens to nobody any more once its signal ended', () => {
    pageRuntime().onMessage(() => undefined, stop.controller.signal);
    pageRuntime().onConnect(() => undefined, stop.controller.signal);
    stop.controller.abort();
    expect([listeners.message.size, listeners.connect.size]).toEqual([0, 0]);
  });
});
