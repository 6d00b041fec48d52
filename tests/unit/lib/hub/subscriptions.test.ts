import { describe, expect, it } from 'vitest';
import { Subscriptions } from '@/lib/hub/subscriptions';
import type { HubMessage } from '@/lib/messaging/contract/hub';
import { TestClock } from '../../../support/builders/test-clock';
import { buildHub } from '../../../support/builders/test-hub';

const settled = async (): Promise<void> => {
  for (let n = 0; n < 20; n += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A page that asks what is held, where each answer takes so long. */
async function asking(took: number) {
  const clock = new TestClock();
  const outside = () => {
    clock.set(clock.now() + took);
    return Promise.resolve([]);
  };
  const hub = buildHub({ clock, outside });
  await hub.root.open();
  const posted: HubMessage[] = [];
  const page = new Subscriptions(hub.root, { view: 'options', post: (message) => posted.push(message) });
  page.add({ kind: 'sub', sid: 1, query: 'held.tables', args: {} });
  await settled();
  const after = async (ms: number) => {
    clock.move(ms);
    await settled();
    return posted.filter(({ kind }) => kind === 'answer').length;
  };
  return { page, clock, after };
}

describe('a question whose answer takes long', () => {
  it('rests twice as long before it is answered again, however much changes', async () => {
    const { page, after } = await asking(400);
    expect(await after(0)).toBe(1);
    for (let n = 0; n < 10; n += 1) page.changed('all');
    expect(await after(700)).toBe(1);
    page.changed('all');
    expect(await after(200)).toBe(2);
    expect(await after(10_000)).toBe(2);
  });

  it('does not rest longer than two seconds, even where the clock was moved', async () => {
    const { page, after } = await asking(3_600_000);
    page.changed('all');
    expect(await after(2_000)).toBe(2);
  });

  it('is answered every 50 ms where it takes no time', async () => {
    const { page, after } = await asking(0);
    page.changed('all');
    expect(await after(49)).toBe(1);
    expect(await after(1)).toBe(2);
  });
});
