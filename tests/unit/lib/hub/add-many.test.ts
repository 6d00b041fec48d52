import { describe, expect, it } from 'vitest';
import { addMany } from '@/lib/hub/add-many';
import { addElement, setFields } from '@/lib/model/changes';
import { contactList } from '@/lib/model/queries/contact-list';
import { buildHub, type TestHub } from '@/tests/support/builders/test-hub';

const many = (hub: TestHub, count: number, stopAt?: () => void) => ({
  count,
  operations: ({ from, to, stamp }: { from: number; to: number; stamp: string }) =>
    Array.from({ length: to - from }, (_, index) => {
      const where = { table: 'contacts', id: hub.newId() } as const;
      const element = `phone:+9198640${String(from + index).padStart(5, '0')}#import`;
      return [
        ...setFields(where, { name: `Person ${from + index}`, kind: 'person', createdAt: 1 }, stamp),
        addElement(where, { field: 'identities', element, stamp }),
      ];
    }).flat(),
  progress: () => stopAt?.(),
});

describe('adding many rows', () => {
  it('writes them in slices and shows them all, after a restart too', async () => {
    const hub = buildHub();
    const signal = new AbortController().signal;
    expect(await addMany(hub.root, many(hub, 5_000), signal)).toEqual({ ok: true, value: { added: 5_000 } });
    expect(contactList(hub.data().model, { labelId: null, sort: 'name', offset: 0, limit: 1 }).count).toBe(
      5_000,
    );
    const again = buildHub({ disk: hub.disk });
    await again.root.open();
    expect(again.data().model.byName.size).toBe(5_000);
    expect(again.disk.clock).toBe(hub.data().stamps.last());
  });

  it('lets commands in between slices', async () => {
    const hub = buildHub();
    const order: string[] = [];
    const adding = addMany(
      hub.root,
      many(hub, 6_000, () => order.push('slice')),
      new AbortController().signal,
    );
    const command = hub.do('label.add', { name: 'VIP', colour: 'red' }).then(() => order.push('command'));
    await Promise.all([adding, command]);
    expect(order.indexOf('command')).toBeLessThan(2);
  });

  it('stops between slices and says how far it came', async () => {
    const hub = buildHub();
    const stop = new AbortController();
    const done = await addMany(
      hub.root,
      many(hub, 6_000, () => stop.abort()),
      stop.signal,
    );
    expect(done).toEqual({ ok: true, value: { added: 2_000 } });
  });

  it('refuses fields that the catalogue does not declare', async () => {
    const hub = buildHub();
    const odd = {
      count: 1,
      operations: ({ stamp }: { stamp: string }) => [
        { op: 'set', table: 'contacts', id: hub.newId(), field: 'iban', value: 'x', stamp } as const,
      ],
    };
    expect(await addMany(hub.root, odd, new AbortController().signal)).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(hub.disk.rows('contacts')).toEqual([]);
  });
});
