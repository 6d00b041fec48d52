import { expect, it, vi } from 'vitest';
import { systemClock } from '@/lib/platform/clock';

it('runs what is due unless it was called off', async () => {
  const ran: string[] = [];
  const off = new AbortController();
  systemClock.after(1, () => ran.push('kept'), new AbortController().signal);
  systemClock.after(1, () => ran.push('called off'), off.signal);
  systemClock.after(1, () => ran.push('never begun'), AbortSignal.abort());
  off.abort();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(ran).toEqual(['kept']);
});

it('leaves nothing on a signal that outlives what ran', async () => {
  const { signal } = new AbortController();
  const kept = new Set<unknown>();
  vi.spyOn(signal, 'addEventListener').mockImplementation((_, run) => void kept.add(run));
  vi.spyOn(signal, 'removeEventListener').mockImplementation((_, run) => void kept.delete(run));
  systemClock.after(1, () => undefined, signal);
  expect(kept.size).toBe(1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(kept.size).toBe(0);
});
