import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModulesLine } from '@/lib/whatsapp/bridge/modules-line';
import { hostList } from '@/lib/whatsapp/list/host-list';
import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';

const row = '447700900100@c.us\t\t\tperson\t2\ti\t1700000000\t\tAsha';
const ask = { which: 'all', offset: 0, limit: 10 } as const;

const modules: ModulesLine = {
  state: () => 'on',
  watch: () => undefined,
  rest: () => undefined,
  active: () => Promise.resolve(undefined),
  open: () => Promise.resolve(undefined),
  chats: () => Promise.resolve({ say: 'chats', id: 1, code: 'ok', total: 1, next: 1, rows: row }),
  onListed: () => undefined,
  write: () => Promise.resolve(undefined),
  onChanged: () => undefined,
};

/** A list whose page is out of sight: all it knows, it knows from the modules. */
function setUp() {
  const document = { hidden: true, addEventListener: () => undefined } as unknown as Document;
  const { signal } = new AbortController();
  const hand = { isOn: false };
  const runs: (() => void)[] = [];
  const list = hostList(
    { document, modules, selectors: packagedSelectors, signal },
    { isOn: () => hand.isOn, onChange: (run) => runs.push(run) },
  );
  const turn = (isOn: boolean): void => {
    hand.isOn = isOn;
    for (const run of runs) run();
  };
  return { list, turn, signal };
}

class Idle {
  readonly observe = (): void => undefined;
  readonly disconnect = (): void => undefined;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('MutationObserver', Idle);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('the chat list while everything is done by hand', () => {
  it('names nobody, and is there again afterwards', async () => {
    const { list, turn } = setUp();
    list.chats(ask);
    await vi.advanceTimersByTimeAsync(100);
    expect(list.chats(ask)).toMatchObject({ count: 1, rows: [{ title: 'Asha', unread: 2 }] });
    turn(true);
    expect(list.chats(ask)).toEqual({
      extent: { tier: 'none', complete: false, seen: 0, total: null },
      count: 0,
      offset: 0,
      rows: [],
    });
    turn(false);
    expect(list.chats(ask)).toMatchObject({ count: 1, extent: { tier: 'modules', complete: true } });
  });

  it('is told of when it begins and when it ends, so that whoever shows it asks again', () => {
    const { list, turn, signal } = setUp();
    const told = vi.fn();
    list.onChats(told, signal);
    turn(true);
    turn(false);
    expect(told).toHaveBeenCalledTimes(2);
  });
});
