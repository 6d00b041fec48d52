import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startPageSide, type PageSideParts } from '@/entrypoints/whatsapp/start-page-side';
import { pageWords } from '@/lib/i18n/page/words';
import { fileOfSet } from '@/lib/whatsapp/selectors/file-of-set';
import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';

const setting = { set: fileOfSet(packagedSelectors), words: pageWords };

/** A page in which no other copy of the product is at work, or one. */
const pageWith = (copy: boolean) => ({
  body: {},
  documentElement: { classList: { contains: () => copy } },
});

/** A page side whose worker gives these answers, one after the other, and the last one from then on. */
function setUp(...answers: unknown[]) {
  return setUpOn(pageWith(false), ...answers);
}

function setUpOn(document: object, ...answers: unknown[]) {
  const asked: number[] = [];
  const read = vi.fn(() => 'chrome-extension://x/sidebar.html');
  const stop = new AbortController();
  const worker = {
    selectors: (probed: unknown) => {
      expect(probed).toBeNull();
      asked.push(Date.now());
      return Promise.resolve(answers.length > 1 ? answers.shift() : answers[0]);
    },
  };
  // Only what is needed to see that the page is about to be read: a page without anything in it ends there.
  const parts = { document, runtime: { urlOf: read }, worker, signal: stop.signal };
  startPageSide(parts as unknown as PageSideParts);
  return { asked, read, stop };
}

describe('a page side that got no selectors', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 0 }));
  afterEach(() => void vi.useRealTimers());

  it('asks again, ever later, and reads nothing meanwhile', async () => {
    const { asked, read } = setUp(undefined);
    await vi.advanceTimersByTimeAsync(100_000);
    expect(asked).toEqual([0, 1_000, 3_000, 7_000, 15_000, 31_000, 61_000, 91_000]);
    expect(read).not.toHaveBeenCalled();
  });

  it('takes none that are not whole', async () => {
    const { set, words } = setting;
    const targets = Reflect.get(set, 'targets') as object;
    const broken = { ...set, targets: { ...targets, main: { candidates: 'odd' } } };
    const { asked, read } = setUp({ set: null, words }, { set: broken, words }, { set }, setting);
    await vi.advanceTimersByTimeAsync(6_900);
    expect([asked.length, read.mock.calls.length]).toEqual([3, 0]);
    await vi.advanceTimersByTimeAsync(100_000);
    expect([asked.length, read.mock.calls.length]).toEqual([4, 1]);
  });

  it('reads nothing where another copy is at work already', async () => {
    const { asked, read } = setUpOn(pageWith(true), setting);
    await vi.advanceTimersByTimeAsync(100_000);
    expect([asked.length, read.mock.calls.length]).toEqual([1, 0]);
  });

  it('gives up asking when the gate closes', async () => {
    const { asked, read, stop } = setUp(undefined, undefined, setting);
    await vi.advanceTimersByTimeAsync(1_500);
    stop.abort();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(read).not.toHaveBeenCalled();
    expect(asked.length).toBeLessThan(4);
  });
});
