import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { tellProbe, type ProbeParts } from '@/entrypoints/whatsapp/tell-probe';

const chat = (certainty: string) => ({ token: 't', certainty });

/** A probe of version 7 over a page that looks like this; `show` changes it. */
function setUp() {
  const told: unknown[] = [];
  const stop = new AbortController();
  let view: object = { safe: false, chat: null };
  const parts = {
    host: { view: () => view },
    worker: { selectors: (probed: unknown) => told.push(probed) },
    selectors: { version: 7 },
    signal: stop.signal,
  };
  tellProbe(parts as unknown as ProbeParts);
  return { told, stop, show: (next: object) => (view = next) };
}

describe('how a set of selectors does on the page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is not said while no chat was opened, nor by a chat in doubt', async () => {
    const { told, show } = setUp();
    await vi.advanceTimersByTimeAsync(20_000);
    show({ safe: false, chat: chat('conflict') });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told).toEqual([]);
  });

  it.each([
    ['worked, once a chat was read', { safe: false, chat: chat('page-only') }, true],
    ['failed, once safe mode began', { safe: true, chat: null }, false],
  ])('is said once: it %s', async (_name, view, worked) => {
    const { told, show } = setUp();
    show(view);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told).toEqual([{ version: 7, worked }]);
  });

  it('is said by nobody after the gate closed', async () => {
    const { told, show, stop } = setUp();
    stop.abort();
    show({ safe: true, chat: null });
    await vi.advanceTimersByTimeAsync(20_000);
    expect(told).toEqual([]);
  });
});
