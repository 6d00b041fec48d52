import { describe, expect, it } from 'vitest';
import { queryNamed } from '@/lib/hub/queries';
import { createSyncLine, type SyncLine } from '@/lib/hub/sync/sync-line';
import { baseOf } from '@/lib/hub/sync/synced';
import { uploadSlice } from '@/lib/hub/sync/upload-local';
import type { WireRow } from '@/lib/onechat/sync';
import type { Effect } from '@/lib/sync/engine/effect';
import type { Pulled } from '@/lib/sync/engine/answer';
import { newRecord } from '@/lib/sync/engine/record';
import { MemoryDisk } from '@/tests/support/builders/memory-journal';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const client = 'aaaaaaaaaaaaaaaa';
const account = {
  state: 'in',
  clientId: client,
  refresh: 'r',
  seat: { id: '01890000-0000-7000-8000-0000000000aa', name: 'Asha', email: 'a@example.test', role: 'owner' },
  workspace: { id: 'w', name: 'Shop' },
  serverKey: {},
  since: 0,
};

interface Computer {
  readonly hub: TestHub;
  readonly line: SyncLine;
  readonly effects: Effect[];
  /** The effects of one kind, newest last. */
  last<K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }>;
}

/** A disk with an account and a cursor: the first loading is over. */
function signedIn(disk = new MemoryDisk()): MemoryDisk {
  disk.records.set('account', JSON.stringify(account));
  disk.records.set(
    'sync',
    JSON.stringify({ ...newRecord(client), cursor: 'c0', auditedAt: Number.MAX_SAFE_INTEGER }),
  );
  return disk;
}

async function start(disk: MemoryDisk): Promise<Computer> {
  const effects: Effect[] = [];
  const late: { line?: SyncLine } = {};
  const hub = buildHub({
    disk,
    onEnlisted: async (data, what) => late.line?.tellNow(data, { kind: 'committed', ...what }),
  });
  const line = createSyncLine(hub.root, (effect) => effects.push(effect));
  late.line = line;
  await hub.root.open();
  await line.tell({ kind: 'started', access: 'ready', visible: true, online: true });
  return {
    hub,
    line,
    effects,
    last(kind) {
      const found = effects.findLast((effect) => effect.kind === kind);
      if (found === undefined) throw new Error(`No ${kind}`);
      return found as never;
    },
  };
}

function pulled(change: Partial<Pulled> = {}): Pulled {
  const nothing = { rows: [], more: false, last: 0, head: 0, gained: [], lost: [], refusals: [] };
  return { ...nothing, cursor: 'c1', sentAt: 0, serverTime: null, ...change };
}

const wire = (hub: TestHub, id: string, seq: number): WireRow => {
  const entity = hub.data().model.tables.contacts.find(id);
  if (entity === undefined) throw new Error('No such contact');
  return { k: 'contacts', id, seq, sc: 'workspace', d: { ...entity.d }, c: { ...entity.c } } as WireRow;
};

/** Answers what was asked at the start, so that the next change is pushed. */
async function settleDown({ line, last }: Computer): Promise<void> {
  await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled() });
}

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
    expect(await answer(hub, 'account.trouble', {})).toEqual({ refused: [], conflicts: [] });
    const { contactId } = await hub.do('contact.save', person('+919864012345'));
    expect(await answer(hub, 'account.rows', { contactId })).toEqual([]);
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
