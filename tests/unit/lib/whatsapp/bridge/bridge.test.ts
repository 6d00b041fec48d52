import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { bridgeEvent } from '@/lib/messaging/wire/bridge';
import { offerPort } from '@/lib/whatsapp/bridge/offer-port';
import { createLoader } from '@/lib/whatsapp/modules/loader';
import { keepPrimordials } from '@/lib/whatsapp/modules/primordials';
import { receivePort } from '@/lib/whatsapp/modules/receive-port';
import { serve } from '@/lib/whatsapp/modules/serve';
import { looseElement, LooseElement, RelatedEvent } from '@/tests/support/page-worlds';

const stop = { controller: new AbortController() };

beforeEach(() => {
  vi.stubGlobal('Element', LooseElement);
  vi.stubGlobal('FocusEvent', RelatedEvent);
  stop.controller = new AbortController();
});
afterEach(() => {
  stop.controller.abort();
  vi.unstubAllGlobals();
});

/** A page with one chat that is open, whose loader counts how often it was asked. */
function pageWithChat(): {
  readonly window: EventTarget;
  readonly require: (name: string) => unknown;
  asked: number;
} {
  const listeners = new Set<() => void>();
  const active = {
    id: { user: '447700900100', server: 'c.us', _serialized: '447700900100@c.us' },
    formattedTitle: 'Asha Verma',
    contact: {},
  };
  const collection = {
    getActive: () => active,
    on: (_: string, run: () => void) => listeners.add(run),
    off: (_: string, run: () => void) => listeners.delete(run),
  };
  const page = {
    window: new EventTarget(),
    asked: 0,
    listeners,
    require(name: string) {
      page.asked += 1;
      return name === '__debug'
        ? { modulesMap: { WAWebChatCollection: {} } }
        : { ChatCollection: collection };
    },
  };
  return page;
}

describe('the bridge', () => {
  it('hands the port over, keeps the page script passive until asked, and answers', async () => {
    const page = pageWithChat();
    const own = keepPrimordials(globalThis);
    receivePort({ window: page.window, scripts: 0 }, own, (handover) =>
      serve(own, createLoader(page), handover),
    );
    const modules = offerPort(page.window, looseElement());
    await vi.waitFor(() => expect(modules.state()).toBe('on'));
    expect(modules.active([])?.code).toBe('not-ready');
    expect(page.asked).toBe(0);
    const changed = vi.fn<() => void>();
    modules.onChanged(changed, stop.controller.signal);
    modules.watch();
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 3_000 });
    expect(modules.active([])).toMatchObject({
      code: 'chat',
      wid: '447700900100@c.us',
      names: 'Asha Verma',
    });
    modules.rest();
    expect(modules.active([])?.code).toBe('not-ready');
  });

  it('lets no listener of the page see the handover and takes no second one', () => {
    const page = pageWithChat();
    const own = keepPrimordials(globalThis);
    const received = vi.fn<() => void>();
    receivePort({ window: page.window, scripts: 0 }, own, received);
    const spy = vi.fn<() => void>();
    page.window.addEventListener(bridgeEvent, spy);
    offerPort(page.window, looseElement());
    expect(received).toHaveBeenCalledTimes(1);
    expect(spy).not.toHaveBeenCalled();
    offerPort(page.window, looseElement());
    expect(received).toHaveBeenCalledTimes(1);
    expect(spy).toHaveBeenCalledTimes(1);
  });

  it('stays off where a script of the page was there first', async () => {
    const page = pageWithChat();
    const own = keepPrimordials(globalThis);
    expect(receivePort({ window: page.window, scripts: 1 }, own, () => undefined)).toBe(false);
    const modules = offerPort(page.window, looseElement());
    modules.watch();
    expect(modules.state()).toBe('off');
    expect(modules.active([])).toBeUndefined();
    expect(modules.open('lid:1@lid')).toBeUndefined();
  });

  it('is not switched on by an answer with another nonce', async () => {
    const window = new EventTarget();
    window.addEventListener(bridgeEvent, (event) => {
      const port = event instanceof MessageEvent ? event.ports[0] : undefined;
      port?.postMessage({ say: 'hello', nonce: 'guessed', v: 1 });
      port?.postMessage({ say: 'active', code: 'chat' });
    });
    const modules = offerPort(window, looseElement());
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(modules.state()).toBe('off');
  });
});
