import { describe, expect, it, vi } from 'vitest';
import { queryNamed } from '@/lib/hub/queries';
import { baseOf } from '@/lib/hub/sync/synced';
import { uploadSlice } from '@/lib/hub/sync/upload-local';
import type { WireRow } from '@/lib/onechat/sync';
import { MemoryDisk } from '@/tests/support/builders/memory-journal';
import { pulled, settleDown, signedIn, start } from '@/tests/support/builders/signed-in-hub';
import { SmallServer, talk } from '@/tests/support/builders/small-server';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const wire = (hub: TestHub, id: string, seq: number): WireRow => {
  const entity = hub.data().model.tables.contacts.find(id);
  if (entity === undefined) throw new Error('No such contact');
  return { k: 'contacts', id, seq, sc: 'workspace', d: { ...entity.d }, c: { ...entity.c } } as WireRow;
};

describe('with an account', () => {
  it('a change is on disk as a waiting one, is seen at once, and is there after a stop', async () => {
    const disk = signedIn();
    const one = await start(disk);
    const { contactId } = await one.hub.do('contact.save', person('+919864012345'));
    expect(disk.rows('contacts')).toEqual([]);
    expect(disk.outbox.size).toBe(1);
    const two = await start(disk);
    expect(two.hub.data().model.contact(contactId)?.d.name).toBe('Asha');
    expect(two.hub.data().synced?.state.record.nextMid).toBe(2);
  });

  it('stays waiting until a pull has brought it back, and is then the confirmed row and no more', async () => {
    const disk = signedIn();
    const computer = await start(disk);
    const { hub, line, last } = computer;
    await settleDown(computer);
    const { contactId } = await hub.do('contact.save', person('+919864012345'));
    const answer = { last: 1, head: 1, refusals: [], sentAt: 0, serverTime: null };
    await line.tell({ kind: 'pushed', call: last('push').call, answer });
    expect(disk.outbox.size).toBe(1);
    const rows = [wire(hub, contactId, 1)];
    await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled({ rows, last: 1, head: 1 }) });
    expect(disk.outbox.size).toBe(0);
    expect(disk.rows('contacts')).toMatchObject([{ id: contactId, on: { seq: 1, scope: 'workspace' } }]);
    expect(hub.data().synced?.bases.size).toBe(0);
    expect(hub.data().model.contact(contactId)?.d.name).toBe('Asha');
  });

  it('what others changed comes under what waits here, whichever was first on this computer', async () => {
    const disk = signedIn();
    const computer = await start(disk);
    const { hub, line, last } = computer;
    const row: WireRow = {
      k: 'contacts',
      id: '01890000-0000-7000-8000-000000000001',
      seq: 4,
      sc: 'workspace',
      d: { name: 'Theirs', kind: 'person', company: 'A', createdAt: 1 },
      c: { '': `${(1).toString(36).padStart(9, '0')}000bbbbbbbbbbbbbbbb` },
    };
    await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled({ rows: [row], head: 4 }) });
    await hub.do('contact.edit', { contactId: row.id, name: 'Mine' });
    expect(disk.rows('contacts')).toMatchObject([{ d: { name: 'Theirs' } }]);
    expect(hub.data().model.contact(row.id)?.d).toMatchObject({ name: 'Mine', company: 'A' });
    const { model, synced } = hub.data();
    if (synced === null) throw new Error('No account');
    expect(baseOf(model, synced, `contacts ${row.id}`)?.entity.d['name']).toBe('Theirs');
    const again = await start(disk);
    expect(again.hub.data().model.contact(row.id)?.d).toMatchObject({ name: 'Mine', company: 'A' });
  });

  it('stays the same client after a stop, although what others wrote is later than anything of its own', async () => {
    const disk = signedIn();
    const one = await start(disk);
    const before = one.hub.data().stamps.client;
    const late = `${Date.UTC(2030, 1).toString(36).padStart(9, '0')}000bbbbbbbbbbbbbbbb`;
    const id = '01890000-0000-7000-8000-000000000001';
    const d = { name: 'Theirs', kind: 'person', createdAt: 1 };
    const rows = [{ k: 'contacts', id, seq: 1, sc: 'workspace', d, c: { '': late } }];
    await one.line.tell({ kind: 'pulled', call: one.last('pull').call, answer: pulled({ rows, head: 1 }) });
    const two = await start(disk);
    expect(two.hub.data().stamps.client).toBe(before);
    expect(two.hub.data().stamps.next() > late).toBe(true);
  });

  it('a refused change is seen no more, and what was refused is kept for the person', async () => {
    const disk = signedIn();
    const computer = await start(disk);
    const { hub, line, last } = computer;
    await settleDown(computer);
    const { contactId } = await hub.do('contact.save', person('+919864012345'));
    const refusals = [{ mid: 1, code: 'forbidden' as const, say: 'No.' }];
    const answer = { last: 1, head: 1, refusals, sentAt: 0, serverTime: null };
    await line.tell({ kind: 'pushed', call: last('push').call, answer });
    expect(hub.data().model.contact(contactId)).toBeUndefined();
    expect([...disk.outbox.values()].map((text) => JSON.parse(text))).toMatchObject([{ phase: 'refused' }]);
    const again = await start(disk);
    expect(again.hub.data().model.contact(contactId)).toBeUndefined();
    await again.line.tell({ kind: 'discarded', id: again.hub.data().synced?.state.outbox[0]?.id ?? '' });
    expect(disk.outbox.size).toBe(0);
  });

  it('rows of tables that only this computer has, sent all the same, change nothing', async () => {
    const disk = signedIn();
    const { line, last, hub } = await start(disk);
    const rows: WireRow[] = ['settings', 'consents', 'history', 'outbox'].map((k) => ({
      k,
      id: 'x',
      seq: 1,
      sc: 'workspace',
      d: { value: 'evil' },
      c: {},
    }));
    await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled({ rows, head: 1 }) });
    expect(disk.rows('settings')).toEqual([]);
    expect(hub.data().model.tables.settings.get('x')).toBeUndefined();
  });

  it('rows of tables of a newer version are kept as they are', async () => {
    const disk = signedIn();
    const { line, last } = await start(disk);
    const row: WireRow = { k: 'invoices', id: 'i1', seq: 2, sc: 'workspace', d: { total: 5 }, c: {} };
    await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled({ rows: [row], head: 2 }) });
    const { hub } = await start(disk);
    const { model, synced } = hub.data();
    if (synced === null) throw new Error('No account');
    expect(baseOf(model, synced, 'invoices i1')).toMatchObject({ seq: 2, entity: { d: { total: 5 } } });
  });

  it('made-up rows never wait for a server', async () => {
    const disk = signedIn();
    const { hub } = await start(disk);
    await hub.do('sample.add', {});
    expect(disk.outbox.size).toBe(0);
    expect(disk.rows('contacts').length).toBeGreaterThan(0);
    const [sample] = disk.rows('contacts');
    await hub.do('note.add', { contactId: sample?.id ?? '', body: 'about nobody' });
    expect(disk.outbox.size).toBe(0);
  });
});

describe('the first sign-in', () => {
  it('sends what was only here, once, with its original stamps, however often it is begun', async () => {
    const disk = new MemoryDisk();
    const before = buildHub({ disk });
    await before.root.open();
    const { contactId } = await before.do('contact.save', person('+919864012345'));
    await before.do('note.add', { contactId, body: 'old' });
    await before.do('sample.add', {});
    const stamps = disk.rows('contacts').find(({ id }) => id === contactId)?.c;
    signedIn(disk);
    const { hub } = await start(disk);
    const first = await hub.root.runExclusive((data) => uploadSlice(hub.root, data));
    expect(first).toMatchObject({ ok: true, value: { ok: true, value: 2 } });
    const again = await start(disk);
    const second = await again.hub.root.runExclusive((data) => uploadSlice(again.hub.root, data));
    expect(second).toMatchObject({ ok: true, value: { ok: true, value: 0 } });
    const items = [...disk.outbox.values()].map((text) => JSON.parse(text));
    expect(items).toHaveLength(2);
    const sent = items.flatMap(({ operations }) => operations);
    const name = sent.find(({ op, field }) => op === 'set' && field === 'name');
    expect(name.stamp).toBe(stamps?.['name'] ?? stamps?.['']);
    expect(again.hub.data().model.notesOf(contactId)).toHaveLength(1);
  });
});

describe('between the sign-in and the upload', () => {
  it('a change to a row that only this computer has takes the whole row along, and a stop loses nothing', async () => {
    const disk = new MemoryDisk();
    const before = buildHub({ disk });
    await before.root.open();
    const { contactId } = await before.do('contact.save', person('+919864012345'));
    signedIn(disk);
    const one = await start(disk);
    await one.hub.do('contact.edit', { contactId, company: 'Lotus' });
    const two = await start(disk);
    expect(two.hub.data().model.contact(contactId)?.d).toMatchObject({ name: 'Asha', company: 'Lotus' });
    const server = new SmallServer();
    await talk(two, server);
    const sent = server.rows.get(`contacts ${contactId}`)?.entity;
    expect(sent?.d).toMatchObject({ name: 'Asha', company: 'Lotus' });
    expect(Object.keys(sent?.d['identities'] ?? {})).toEqual(['phone:+919864012345#modules']);
  });
});

describe('what screens are told', () => {
  const answer = async (hub: TestHub, name: string, args: object): Promise<unknown> => {
    const data = hub.data();
    const asked = queryNamed(name)?.ask(args);
    const { outside } = hub.root;
    return asked?.({
      ...{ data, outside, gate: 'open', now: hub.clock.now() },
      signal: new AbortController().signal,
    });
  };

  it('nothing of an account where there is none', async () => {
    const hub = buildHub();
    await hub.root.open();
    expect(await answer(hub, 'account.status', {})).toBeNull();
    expect(await answer(hub, 'account.trouble', {})).toEqual({ asked: [], refused: [], conflicts: [] });
    const { contactId } = await hub.do('contact.save', person('+919864012345'));
    expect(await answer(hub, 'account.rows', { contactId })).toEqual([]);
  });

  it('that nothing can be written here, as long as it is so', async () => {
    const computer = await start(signedIn());
    const { hub, line, last } = computer;
    const full = vi.spyOn(hub.data().journal, 'settle').mockResolvedValue({ ok: false, code: 'full' });
    await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled({ head: 1 }) });
    expect(await answer(hub, 'account.status', {})).toMatchObject({ condition: 'unwritten' });
    await line.tell({ kind: 'asked' });
    await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled({ head: 1 }) });
    expect(await answer(hub, 'account.status', {})).toMatchObject({ condition: 'unwritten' });
    full.mockRestore();
    await line.tell({ kind: 'asked' });
    await settleDown(computer);
    expect(await answer(hub, 'account.status', {})).toMatchObject({ condition: 'current' });
  });

  it('what waits, by count and by row, and what was refused with its reason and its words', async () => {
    const computer = await start(signedIn());
    const { hub, line, last } = computer;
    await settleDown(computer);
    expect(await answer(hub, 'account.status', {})).toMatchObject({ condition: 'current', waiting: 0 });
    const { contactId } = await hub.do('contact.save', person('+919864012345', 'Rina'));
    expect(await answer(hub, 'account.status', {})).toMatchObject({ workspace: 'Shop', waiting: 1 });
    expect(await answer(hub, 'account.rows', { contactId })).toMatchObject([{ id: contactId, kind: 'sent' }]);
    await line.tell({ kind: 'failed', call: last('push').call, failure: { kind: 'network' } });
    expect(await answer(hub, 'account.status', {})).toMatchObject({ condition: 'unreachable' });
    expect(await answer(hub, 'account.rows', { contactId })).toMatchObject([{ kind: 'waiting' }]);
    await line.tell({ kind: 'asked' });
    await settleDown(computer);
    const refusals = [{ mid: 1, code: 'masked' as const, say: 'No.' }];
    const pushed = { last: 1, head: 0, refusals, sentAt: 0, serverTime: null };
    await line.tell({ kind: 'pushed', call: last('push').call, answer: pushed });
    expect(await answer(hub, 'account.trouble', {})).toMatchObject({
      refused: [{ code: 'masked', contactId, fields: [{ field: 'name', text: 'Rina' }] }],
    });
    expect(await answer(hub, 'account.status', {})).toMatchObject({ refused: 1, waiting: 0 });
  });
});
