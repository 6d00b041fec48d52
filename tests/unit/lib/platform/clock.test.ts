import { expect, it } from 'vitest';
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
