import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabHost } from '@/lib/app/tab-host';
import { systemClock } from '@/lib/platform/clock';
import { settled } from '@/tests/support/app/fake-hub';

interface Tab {
  readonly id: number;
  readonly window: number;
  active: boolean;
  lastAccessed: number;
}

/** A browser with WhatsApp tabs; the panel stands in window 1. */
const world = vi.hoisted(() => ({
  tabs: [] as Tab[],
  connected: [] as number[],
  closed: [] as number[],
  changed: new Set<() => void>(),
  said: new Map<number, (message: unknown) => void>(),
}));

vi.mock('@/lib/platform/browser', () => {
  const event = {
    addListener: (run: () => void) => world.changed.add(run),
    removeListener: (run: () => void) => world.changed.delete(run),
  };
  return {
    browser: {
      runtime: { lastError: undefined },
      tabs: {
        query: async ({ active, currentWindow }: { active?: boolean; currentWindow?: boolean }) =>
          world.tabs.filter(
            (tab) => (active !== true || tab.active) && (currentWindow !== true || tab.window === 1),
          ),
        connect(id: number) {
          world.connected.push(id);
          return {
            postMessage: () => undefined,
            disconnect: () => world.closed.push(id),
            onMessage: { addListener: (run: (message: unknown) => void) => world.said.set(id, run) },
            onDisconnect: { addListener: () => undefined },
          };
        },
        onActivated: event,
        onUpdated: event,
        onRemoved: event,
      },
    },
  };
});

const stop = { controller: new AbortController() };
beforeEach(() => {
  world.tabs = [];
  world.connected.length = world.closed.length = 0;
  stop.controller = new AbortController();
});
afterEach(() => stop.controller.abort());

const tab = (id: number, window: number, more: Partial<Tab> = {}): Tab => ({
  id,
  window,
  active: false,
  lastAccessed: id,
  ...more,
});

async function open(...tabs: Tab[]) {
  world.tabs = tabs;
  const host = createTabHost(systemClock, stop.controller.signal);
  await settled();
  return host;
}

async function change(): Promise<void> {
  for (const run of new Set(world.changed)) run();
  await settled();
}

const view = { kind: 'host', v: 1, state: 'no-chat', chat: null, theme: 'light', lang: 'en', dir: 'ltr' };
const shows = { ...view, stale: false, safe: false, shown: 'hidden', chats: 0 };

describe('the panel beside the page', () => {
  it('belongs to the WhatsApp tab in front of its own window, whatever stands in others', async () => {
    await open(tab(7, 2, { active: true, lastAccessed: 99 }), tab(3, 1, { active: true }), tab(4, 1));
    expect(world.connected).toEqual([3]);
  });

  it('else to the one in front of another window, else to the one used last', async () => {
    await open(tab(4, 1, { lastAccessed: 50 }), tab(7, 2, { active: true }));
    expect(world.connected).toEqual([7]);
    world.tabs = [tab(4, 1, { lastAccessed: 50 }), tab(7, 2)];
    await change();
    expect(world.connected).toEqual([7, 4]);
  });

  it('follows the tab that comes to the front, and shows nothing of the one before', async () => {
    const host = await open(tab(3, 1, { active: true }), tab(4, 1));
    world.said.get(3)?.(shows);
    expect(host.state.getState()).toMatchObject({ phase: 'linked', view: { state: 'no-chat' } });
    world.tabs = [tab(3, 1), tab(4, 1, { active: true })];
    await change();
    expect([world.connected, world.closed]).toEqual([[3, 4], [3]]);
    expect(host.state.getState().view).toBeNull();
    world.said.get(3)?.(shows);
    expect(host.state.getState().view).toBeNull();
  });

  it('says that there is none once the last one is gone', async () => {
    const host = await open(tab(3, 1, { active: true }));
    world.tabs = [];
    await change();
    expect(host.state.getState()).toMatchObject({ phase: 'none', view: null });
  });

  it('stops following when its signal ends', async () => {
    await open(tab(3, 1, { active: true }));
    stop.controller.abort();
    expect(world.changed.size).toBe(0);
  });
});
