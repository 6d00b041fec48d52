import { describe, expect, it, vi } from 'vitest';
import { createEraseDesk } from '@/entrypoints/background/erase-job';
import type { Entity } from '@/lib/domain/shared/entity';
import { erasePreview } from '@/lib/privacy/erase/erase-preview';
import { heldOf } from '@/lib/privacy/held-of';
import { never } from '@/tests/support/privacy/held';
import { newRecord } from '@/lib/sync/engine/record';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const { session, onSet } = vi.hoisted(() => ({
  session: new Map<string, unknown>(),
  onSet: [] as (() => void)[],
}));

vi.mock('@/lib/platform/browser', () => ({
  browser: {
    alarms: { create: () => Promise.resolve() },
    storage: {
      local: { get: () => Promise.resolve({ gate: { gate: 'open', accepted: true } }) },
      session: {
        get: (key: string | null) =>
          Promise.resolve(key === null ? Object.fromEntries(session) : { [key]: session.get(key) }),
        set: (values: object) => {
          for (const [key, value] of Object.entries(values)) session.set(key, value);
          for (const run of onSet) run();
          return Promise.resolve();
        },
      },
    },
  },
}));

const exports = { stopAll: () => undefined };

async function begun(): Promise<{
  hub: TestHub;
  contactId: string;
  desk: ReturnType<typeof createEraseDesk>;
}> {
  const hub = buildHub();
  const { contactId } = await hub.do('contact.save', person('+919864012345'));
  await hub.do('note.add', { contactId, body: 'Owes 1,200' });
  const desk = createEraseDesk(hub.root, exports);
  expect(await desk.begin({ contactId, typed: 'Asha' })).toMatchObject({ ok: true });
  return { hub, contactId, desk };
}

describe('erasing one customer', () => {
  it('has its receipt ready when it is seen to be over', async () => {
    const { hub, contactId, desk } = await begun();
    const pendingWhenWritten: number[] = [];
    onSet.push(() => pendingWhenWritten.push(hub.data().erasing.length));
    hub.clock.move(30_000);
    await desk.resume();
    expect(pendingWhenWritten).toEqual([1]);
    expect(hub.data().erasing).toEqual([]);
    expect(await desk.receipt({ contactId })).toMatchObject({
      ok: true,
      value: { contactId, checks: expect.arrayContaining([{ place: 'memory', empty: true }]) },
    });
  });

  it('is not final before its time, and undone it leaves everything', async () => {
    const { hub, contactId, desk } = await begun();
    hub.clock.move(29_000);
    await desk.resume();
    expect(hub.data().erasing).toHaveLength(1);
    expect(hub.data().model.contact(contactId)).toBeUndefined();
    expect(await desk.undo({ contactId })).toEqual({ ok: true, value: null });
    hub.clock.move(60_000);
    await desk.resume();
    expect(hub.data().model.notesOf(contactId)).toHaveLength(1);
  });

  it('that a stop of the worker interrupted is finished by the next one, and keeps nothing of the customer', async () => {
    const { hub } = await begun();
    hub.clock.move(31_000);
    const next = buildHub({ disk: hub.disk, clock: hub.clock, ids: hub.ids });
    await createEraseDesk(next.root, exports).resume();
    const left = ['contacts', 'notes', 'chats', 'drafts'] as const;
    const rows = left.flatMap((table) => next.disk.rows(table).filter((row) => row.erased !== true));
    expect(rows).toEqual([]);
    const finished = [
      ...next.disk.done.values(),
      ...next.disk.entries('history').map((each) => JSON.stringify(each)),
    ];
    for (const each of finished) expect(each).not.toMatch(/9864012345|Asha|1,200/);
  });

  it('keeps rows that do not fit their table, but not those that name the customer', async () => {
    const { hub, contactId } = await begun();
    const misfit = (id: string, d: Entity['d']) =>
      hub.disk.hot.get('notes')?.set(id, JSON.stringify({ id, d, c: {} }));
    misfit('of-nobody', { text: 'from another version' });
    misfit('of-asha', { text: 'x', about: { who: [contactId] } });
    misfit('of-her-number', { text: 'x', chat: 'phone:+919864012345' });
    hub.clock.move(31_000);
    const next = buildHub({ disk: hub.disk, clock: hub.clock, ids: hub.ids });
    const desk = createEraseDesk(next.root, exports);
    await desk.resume();
    expect(next.disk.rows('notes').filter((row) => row.erased !== true)).toEqual([
      { id: 'of-nobody', d: { text: 'from another version' }, c: {} },
    ]);
    const receipt = await desk.receipt({ contactId });
    if (!receipt.ok || receipt.value === null) throw new Error('There is no receipt');
    expect(receipt.value.checks).toContainEqual({ place: 'memory', empty: true });
    // One note that fits, and two that do not.
    expect(receipt.value.erased).toContainEqual({ table: 'notes', count: 3 });
  });

  it('reaches a draft filed under a number that was taken off, unless somebody else has that number now', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person('+919864012345'));
    for (const phone of ['+919864000001', '+919864000002']) {
      await hub.do('contact.add-phone', { contactId, phone });
      await hub.do('contact.remove-identity', { contactId, element: `phone:${phone}#typed` });
      await hub.do('draft.save', { key: `note:phone:${phone}`, body: `To ${phone}` });
    }
    await hub.do('contact.save', person('+919864000002', 'Ravi'));
    const preview = await erasePreview(heldOf(hub.data()), contactId, never);
    expect(preview?.counts).toContainEqual({ table: 'drafts', count: 1 });
    const desk = createEraseDesk(hub.root, exports);
    await desk.begin({ contactId, typed: 'Asha' });
    hub.clock.move(30_000);
    await desk.resume();
    expect(hub.disk.rows('drafts').filter((row) => row.erased !== true)).toMatchObject([
      { id: 'note:phone:+919864000002' },
    ]);
  });
});

describe('erasing one customer with an account', () => {
  const client = 'aaaaaaaaaaaaaaaa';
  const account = (role: string) => ({
    state: 'in',
    clientId: client,
    refresh: 'r',
    seat: { id: '01890000-0000-7000-8000-0000000000aa', name: 'Asha', email: 'a@example.test', role },
    workspace: { id: 'w', name: 'Shop' },
    serverKey: {},
    since: 0,
  });

  async function signedIn(role: string) {
    const hub = buildHub({
      onEnlisted: async (data, { record, items }) => {
        if (data.synced === null) return;
        const ids = new Set(items.map(({ id }) => id));
        const outbox = [...data.synced.state.outbox.filter(({ id }) => !ids.has(id)), ...items];
        data.synced.state = { ...data.synced.state, record, outbox };
      },
    });
    hub.disk.records.set('account', JSON.stringify(account(role)));
    hub.disk.records.set('sync', JSON.stringify({ ...newRecord(client), cursor: 'c' }));
    const { contactId } = await hub.do('contact.save', person('+919864012345', 'Gone Person'));
    await hub.do('note.add', { contactId, body: 'Owes 1,200' });
    return { hub, contactId, desk: createEraseDesk(hub.root, exports) };
  }

  it('asks the server for it, and leaves nothing of the customer in what waits', async () => {
    const { hub, contactId, desk } = await signedIn('owner');
    expect(hub.disk.outbox.size).toBe(2);
    expect(await desk.begin({ contactId, typed: 'Gone Person' })).toMatchObject({ ok: true });
    hub.clock.move(30_000);
    await desk.resume();
    const waiting = [...hub.disk.outbox.values()].join('\n');
    expect(waiting).not.toMatch(/Gone Person|Owes|98640/);
    expect(waiting).toContain(`"op":"erase","table":"contacts","id":"${contactId}"`);
    const next = buildHub({ disk: hub.disk, clock: hub.clock, ids: hub.ids });
    await next.root.open();
    expect(next.data().model.tables.contacts.get(contactId)).toBeUndefined();
    expect(next.data().account?.state).toBe('in');
  });

  it('is not begun by a role that the server would refuse', async () => {
    const { contactId, desk, hub } = await signedIn('agent');
    expect(await desk.begin({ contactId, typed: 'Gone Person' })).toEqual({ ok: false, code: 'refused' });
    expect(hub.data().model.contact(contactId)).toBeDefined();
  });
});
