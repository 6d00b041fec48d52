import { describe, expect, test } from 'vitest';
import type { Operation } from '@/lib/domain/shared/operation';
import { enlist } from '@/lib/sync/engine/enlist';
import type { OutboxItem } from '@/lib/sync/engine/outbox';
import { newRecord } from '@/lib/sync/engine/record';

const client = 'aaaaaaaaaaaaaaaa';
const stamp = `000000001000${client}`;
const company = (id: string): Operation => ({
  op: 'set',
  table: 'contacts',
  id,
  field: 'company',
  value: 'Mills & Sons',
  stamp,
});

function waitingChanges(count: number): OutboxItem[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `command ${index}`,
    mid: index + 1,
    at: index,
    operations: [company(`contact ${index}`)],
    phase: 'waiting',
  }));
}

/** The list, and how often an element of it was read. */
function counted(items: readonly OutboxItem[]) {
  let reads = 0;
  const outbox = new Proxy(items, {
    get(target, key) {
      if (typeof key === 'string' && /^\d+$/.test(key)) reads += 1;
      return Reflect.get(target, key) as unknown;
    },
  });
  return { outbox, reads: () => reads };
}

function enlisting(outbox: readonly OutboxItem[], operations: readonly Operation[]) {
  const record = { ...newRecord(client), nextMid: outbox.length + 1 };
  return enlist({ record, outbox, id: 'command', at: 0, operations, view: () => undefined });
}

describe('enlist', () => {
  test('reads nothing of what waits for a command that erases nothing, however much waits', () => {
    const { outbox, reads } = counted(waitingChanges(10_000));
    const { items, record } = enlisting(outbox, [company('contact 3')]);
    expect(items).toMatchObject([{ mid: 10_001, phase: 'waiting' }]);
    expect(record.nextMid).toBe(10_002);
    expect(reads()).toBe(0);
  });

  test('takes the content out of what waits about an erased row, with a few looks at each change', () => {
    const { outbox, reads } = counted(waitingChanges(1_000));
    const erase: Operation = { op: 'erase', table: 'contacts', id: 'contact 3', stamp };
    const { items } = enlisting(outbox, [erase]);
    expect(items.map(({ mid }) => mid)).toEqual([4, 1_001]);
    expect(JSON.stringify(items[0])).not.toContain('Mills');
    expect(reads()).toBeLessThan(5_000);
  });
});
