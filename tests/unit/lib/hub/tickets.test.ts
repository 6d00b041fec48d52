import { beforeEach, describe, expect, it } from 'vitest';
import { createTickets, type Tickets } from '@/lib/hub/tickets';
import { TestClock } from '@/tests/support/builders/test-clock';
import { testIds } from '@/tests/support/builders/test-ids';

let kept: unknown;
let clock: TestClock;
let tickets: Tickets;
const store = {
  read: () => Promise.resolve(kept),
  write: (next: unknown) => {
    kept = structuredClone(next);
    return Promise.resolve();
  },
};
const open = (): Tickets => createTickets(store, { clock, ids: testIds(7) });
const frame = { tabId: 4, documentId: 'doc-1' };

beforeEach(() => {
  kept = undefined;
  clock = new TestClock();
  tickets = open();
});

describe('a ticket', () => {
  it('is good once, for its own tab', async () => {
    const [ticket = ''] = await tickets.issue(4, 1);
    expect(await tickets.redeem(ticket, { ...frame, tabId: 5 })).toBe(false);
    expect(await tickets.redeem(ticket, frame)).toBe(true);
    expect(await tickets.redeem(ticket, { ...frame, documentId: 'doc-2' })).toBe(false);
    expect(await tickets.redeem(ticket, { ...frame, documentId: undefined })).toBe(false);
  });

  it('lets the document that used it say hello again, after a stop of the worker too', async () => {
    const [ticket = ''] = await tickets.issue(4, 1);
    await tickets.redeem(ticket, frame);
    expect(await open().redeem(ticket, frame)).toBe(true);
  });

  it('without a document is good exactly once', async () => {
    const [ticket = ''] = await tickets.issue(4, 1);
    const nameless = { tabId: 4, documentId: undefined };
    expect(await tickets.redeem(ticket, nameless)).toBe(true);
    expect(await tickets.redeem(ticket, nameless)).toBe(false);
  });

  it('ends after a day', async () => {
    const [ticket = ''] = await tickets.issue(4, 1);
    clock.move(24 * 3_600_000 + 1);
    expect(await tickets.redeem(ticket, frame)).toBe(false);
  });

  it('is kept as a hash only', async () => {
    const [ticket = ''] = await tickets.issue(4, 1);
    expect(ticket).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.stringify(kept)).not.toContain(ticket);
  });

  it('that was asked for at the same time as others is not lost', async () => {
    const issued = (
      await Promise.all([tickets.issue(4, 2), tickets.issue(4, 2), tickets.issue(5, 1)])
    ).flat();
    expect(new Set(issued).size).toBe(5);
    expect(await tickets.redeem(issued[0] ?? '', frame)).toBe(true);
    expect(await tickets.redeem(issued[3] ?? '', { tabId: 4, documentId: 'doc-9' })).toBe(true);
  });

  it('pushes out the oldest of a tab that asks without end', async () => {
    const [first = ''] = await tickets.issue(4, 1);
    for (let round = 0; round < 20; round += 1) await tickets.issue(4, 4);
    expect(await tickets.redeem(first, frame)).toBe(false);
    expect(Array.isArray(kept) && kept.length).toBeLessThanOrEqual(16);
  });

  it('is refused when what was kept makes no sense', async () => {
    kept = [{ hash: 1 }, null, 'x'];
    expect(await tickets.redeem('guess', frame)).toBe(false);
  });
});
