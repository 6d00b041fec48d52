import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ModulesLine } from '@/lib/whatsapp/bridge/modules-line';
import { createBreakers } from '@/lib/whatsapp/health/breakers';
import { hostList } from '@/lib/whatsapp/list/host-list';
import { markRows, type RowMarker } from '@/lib/whatsapp/list/mark-rows';
import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';

vi.mock('@/lib/whatsapp/list/mark-rows', { spy: true });

const row = '447700900100@c.us\t\t\tperson\t2\ti\t1700000000\t\tAsha';
const ask = { which: 'all', offset: 0, limit: 10 } as const;

const modules: ModulesLine = {
  state: () => 'on',
  watch: () => undefined,
  rest: () => undefined,
  active: () => undefined,
  open: () => undefined,
  chats: () => ({ say: 'chats', code: 'ok', total: 1, next: 1, rows: row }),
  onListed: () => undefined,
  write: () => undefined,
  onChanged: () => undefined,
};

/** A list whose page is out of sight: all it knows, it knows from the modules. */
function setUp(line: Partial<ModulesLine> = {}) {
  const breakers = createBreakers(() => Date.now());
  const document = { hidden: true, addEventListener: () => undefined } as unknown as Document;
  const { signal } = new AbortController();
  const hand = { isOn: false };
  const runs: (() => void)[] = [];
  const list = hostList(
    { document, modules: { ...modules, ...line }, selectors: packagedSelectors, breakers, signal },
    { isOn: () => hand.isOn, onChange: (run) => runs.push(run) },
  );
  const turn = (isOn: boolean): void => {
    hand.isOn = isOn;
    for (const run of runs) run();
  };
  return { list, turn, signal, breakers };
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
    expect(list.chats(ask)).toMatchObject({ value: { count: 1, rows: [{ title: 'Asha', unread: 2 }] } });
    turn(true);
    expect(list.chats(ask)).toMatchObject({
      value: {
        extent: { tier: 'none', complete: false, seen: 0, total: null },
        count: 0,
        offset: 0,
        rows: [],
      },
      provenance: { tier: 'page', candidate: '' },
    });
    turn(false);
    expect(list.chats(ask)).toMatchObject({
      value: { count: 1, extent: { tier: 'modules', complete: true } },
    });
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

describe('marks while everything is done by hand', () => {
  it('are asked for by nobody and shown on no line, and come again afterwards', () => {
    const rows = { refresh: vi.fn() };
    let given: RowMarker | undefined;
    vi.mocked(markRows).mockImplementation(({ marker }) => {
      given = marker;
      return rows;
    });
    const { list, turn, signal } = setUp();
    const drawn = { look: 'x', style: '', paint: () => undefined };
    const marker = { onRows: vi.fn(), markOf: vi.fn(() => drawn) };
    list.markRows(marker, signal);
    const chats = [{ key: 'k', identities: [] }] as unknown as Parameters<RowMarker['onRows']>[0];
    given?.onRows(chats);
    expect([marker.onRows.mock.lastCall, given?.markOf('k')]).toEqual([[chats], drawn]);
    turn(true);
    expect(rows.refresh).toHaveBeenCalledTimes(1);
    given?.onRows(chats);
    expect([marker.onRows.mock.lastCall, given?.markOf('k')]).toEqual([[[]], undefined]);
    turn(false);
    expect(rows.refresh).toHaveBeenCalledTimes(2);
    expect(given?.markOf('k')).toBe(drawn);
  });
});

describe('a chat list that is read wrong again and again', () => {
  it('is left alone as if it were not there, and taken up again when the rest is over', async () => {
    let code: 'ok' | 'broken' = 'ok';
    const rows = { say: 'chats', total: 1, next: 1, rows: row } as const;
    const { list, breakers, signal } = setUp({ chats: () => ({ ...rows, code }) });
    list.chats(ask);
    await vi.advanceTimersByTimeAsync(100);
    expect(list.chats(ask)).toMatchObject({ value: { count: 1 } });
    code = 'broken';
    for (let tries = 0; tries < 3; tries += 1) breakers.note('list', false);
    const marker = { onRows: vi.fn(), markOf: vi.fn() };
    list.markRows(marker, signal);
    expect(list.chats(ask)).toMatchObject({ value: { count: 0, extent: { tier: 'none' } } });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(list.chats(ask)).toMatchObject({ value: { count: 1 } });
  });

  it('counts an answer of the modules in a form that is not known as a failure', async () => {
    const broken = { say: 'chats', code: 'broken', total: 0, next: 0, rows: '' } as const;
    const { list, breakers } = setUp({ chats: () => broken });
    const noted = vi.spyOn(breakers, 'note');
    list.chats(ask);
    await vi.advanceTimersByTimeAsync(100);
    expect(noted.mock.calls).toEqual([['list', false]]);
  });
});
