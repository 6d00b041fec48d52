import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findList } from '@/lib/whatsapp/list/read-rows';
import { watchList } from '@/lib/whatsapp/list/watch-list';
import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';
import { fakeObservers } from '@/tests/support/fake-observers';

vi.mock('@/lib/whatsapp/list/read-rows', { spy: true });

/** A list in a page that is seen. */
function setUp() {
  const made = fakeObservers((name, value) => vi.stubGlobal(name, value));
  const list = { isConnected: true } as Element & { isConnected: boolean };
  vi.mocked(findList).mockImplementation(() => list);
  const document = { hidden: false, addEventListener: () => undefined } as unknown as Document;
  const passes = vi.fn();
  const stop = new AbortController();
  watchList({ document, selectors: packagedSelectors }, passes, stop.signal);
  const change = (): boolean => made.some((each) => each.tell(list));
  return { list, passes, change, stop };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a list that changes ten thousand times a second', () => {
  it('is looked at a few times a second and not listened to meanwhile', () => {
    const { passes, change } = setUp();
    vi.advanceTimersByTime(1_000);
    passes.mockClear();
    let heard = 0;
    for (let ms = 0; ms < 6_000; ms += 1) {
      for (let change10 = 0; change10 < 10; change10 += 1) heard += change() ? 1 : 0;
      vi.advanceTimersByTime(1);
    }
    expect(passes.mock.calls.length).toBeGreaterThanOrEqual(9);
    expect(passes.mock.calls.length).toBeLessThanOrEqual(11);
    expect(heard).toBeLessThanOrEqual(passes.mock.calls.length + 1);
  });

  it('is looked at once more after its last change', () => {
    const { passes, change } = setUp();
    vi.advanceTimersByTime(1_000);
    change();
    change();
    passes.mockClear();
    vi.advanceTimersByTime(1_000);
    expect(passes).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(10_000);
    expect(passes).toHaveBeenCalledTimes(1);
  });
});

describe('a list that left the page', () => {
  it('is found again, also where it is the same one that comes back', () => {
    const { list, passes, change } = setUp();
    vi.advanceTimersByTime(1_000);
    change();
    list.isConnected = false;
    vi.advanceTimersByTime(2_000);
    list.isConnected = true;
    vi.advanceTimersByTime(2_000);
    passes.mockClear();
    expect(change()).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(passes).toHaveBeenCalledTimes(1);
  });

  it('is listened to by nobody after the end', () => {
    const { change, passes, stop } = setUp();
    vi.advanceTimersByTime(1_000);
    change();
    stop.abort();
    passes.mockClear();
    vi.advanceTimersByTime(2_000);
    expect(change()).toBe(false);
    expect(passes).not.toHaveBeenCalled();
  });
});
