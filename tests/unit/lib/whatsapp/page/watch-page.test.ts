import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPage } from '@/lib/whatsapp/page/watch-page';
import { fakeObservers } from '@/tests/support/fake-observers';

/** WhatsApp's root with one part in it, and in that an element that bears a name. */
function setUp(asksForFrame: () => boolean) {
  const made = fakeObservers((name, value) => vi.stubGlobal(name, value));
  const root = { parentElement: null };
  const part = { parentElement: root };
  const name = { parentElement: part } as unknown as Element;
  const heard: (() => void)[] = [];
  const document = {
    hidden: false,
    documentElement: {},
    body: {},
    querySelector: () => root,
    addEventListener: (_name: string, run: () => void) => heard.push(run),
  };
  const onChange = vi.fn(asksForFrame);
  const onFrame = vi.fn();
  const stop = new AbortController();
  const keepInSight = watchPage(document as unknown as Document, { onChange, onFrame }, stop.signal);
  const show = (isSeen: boolean): void => {
    document.hidden = !isSeen;
    for (const run of heard) run();
  };
  const tell = (target: unknown): boolean => made.filter((each) => each.tell(target)).length > 0;
  return { root, part, name, keepInSight, tell, onChange, onFrame, show, stop };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => setTimeout(run, 16));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a page that is to be looked at only later', () => {
  it('is not listened to until that look, but for what is kept in sight', () => {
    const { root, part, name, keepInSight, tell, onFrame } = setUp(() => false);
    keepInSight(name, null, undefined);
    vi.advanceTimersByTime(100);
    onFrame.mockClear();
    expect(tell(root)).toBe(true);
    // The part of the page that holds the name and its root tell of what comes and goes in them; nobody else does.
    expect([tell(name), tell(part), tell(root)]).toEqual([true, true, true]);
    expect(tell({ parentElement: part })).toBe(false);
    keepInSight();
    expect([tell(name), tell(part)]).toEqual([false, false]);
    expect(tell(root)).toBe(true);
    expect(tell(root)).toBe(false);
    expect(onFrame).not.toHaveBeenCalled();
  });
});

describe('a page that is to be looked at with the next frame', () => {
  it('is listened to all the while, and looked at once', () => {
    const { root, keepInSight, tell, onChange, onFrame } = setUp(() => true);
    keepInSight();
    vi.advanceTimersByTime(100);
    onFrame.mockClear();
    onChange.mockClear();
    expect([tell(root), tell(root), tell(root)]).toEqual([true, true, true]);
    expect(onChange).toHaveBeenCalledTimes(3);
    vi.advanceTimersByTime(16);
    expect(onFrame).toHaveBeenCalledTimes(1);
  });
});

describe('a page that nobody sees', () => {
  it('is not listened to, not even where a look asks for it, and is again when it is seen', () => {
    const { root, name, keepInSight, tell, show, onFrame } = setUp(() => false);
    keepInSight(name);
    show(false);
    expect([tell(root), tell(name)]).toEqual([false, false]);
    keepInSight(name);
    expect([tell(root), tell(name)]).toEqual([false, false]);
    onFrame.mockClear();
    show(true);
    vi.advanceTimersByTime(16);
    expect(onFrame).toHaveBeenCalledTimes(1);
  });

  it('is not listened to after the end', () => {
    const { root, name, keepInSight, tell, stop } = setUp(() => false);
    keepInSight(name);
    stop.abort();
    keepInSight(name);
    expect([tell(root), tell(name)]).toEqual([false, false]);
  });
});
