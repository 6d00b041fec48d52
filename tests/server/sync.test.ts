import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNewEpochs } from '@/server/store/new-epoch';
import { clearAway } from '@/server/store/clear-away';
import { targets } from './support/databases';
import { Replica, stampOf } from './support/replica';
import { ask, startTestServer, type TestSeat, type TestServer } from './support/test-server';

const now = Date.now();

describe.each(targets)('sync on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());

  const set = (seat: TestSeat, table: string, id: string, field: string, value: unknown, ago = 0) => ({
    op: 'set',
    table,
    id,
    field,
    value,
    stamp: stampOf(seat.clientId, now - ago),
  });
  const pair = async (role: 'agent' | 'manager' = 'agent') => {
    const workspaceId = await server.workspace();
    const owner = new Replica(server, await server.seat(workspaceId, 'owner'));
    const other = new Replica(server, await server.seat(workspaceId, role));
    return { workspaceId, owner, other };
  };

  test('what one seat pushes the other pulls, and a push sent twice counts once', async () => {
    const { owner, other } = await pair();
    const id = randomUUID();
    const dot = stampOf(owner.seat.clientId, now);
    const about = { table: 'contacts', id, field: 'labels', element: 'vip' };
    const add = [{ mid: 1, operations: [{ op: 'add', ...about, stamp: dot }] }];
    expect((await owner.push(add)).body).toMatchObject({ last: 1, refusals: [] });
    await other.catchUp();
    expect(other.view()).toEqual({ [`contacts ${id}`]: { labels: { vip: [dot] } } });
    const remove = { op: 'remove', ...about, dots: [dot], stamp: stampOf(other.seat.clientId, now) };
    await other.push([{ mid: 1, operations: [remove] }]);
    const again = await owner.push(add);
    expect(again.body.last).toBe(1);
    const more = await owner.push([
      ...add,
      { mid: 2, operations: [set(owner.seat, 'contacts', id, 'name', 'Rina')] },
    ]);
    expect(more.body.last).toBe(2);
    await owner.catchUp();
    expect(owner.view()).toEqual({ [`contacts ${id}`]: { name: 'Rina' } });
  });

  test('a missing change is told, and nothing of the push is kept', async () => {
    const { owner } = await pair();
    const answer = await owner.push([{ mid: 2, operations: [set(owner.seat, 'notes', 'a', 'body', 'x')] }]);
    expect(answer).toMatchObject({ status: 409, body: { code: 'gap', last: 0 } });
    await owner.catchUp();
    expect(owner.view()).toEqual({});
  });

  test('a clock that is ahead is told the time', async () => {
    const { owner } = await pair();
    const ahead = set(owner.seat, 'notes', 'a', 'body', 'x', -120_000);
    const answer = await owner.push([{ mid: 1, operations: [ahead] }]);
    expect(answer).toMatchObject({ status: 409, body: { code: 'clock' } });
    expect(Math.abs(Date.parse(answer.body.serverTime) - Date.now())).toBeLessThan(60_000);
  });

  test('a change that can never succeed moves on, and is repeated until it is confirmed', async () => {
    const { owner } = await pair();
    const bad = [
      { mid: 1, operations: [set(owner.seat, 'drafts', 'd', 'body', 'mine')] },
      { mid: 2, operations: [set(owner.seat, 'followUps', randomUUID(), 'dueAt', 'tomorrow')] },
      { mid: 3, operations: [set(owner.seat, 'notes', randomUUID(), 'body', 'kept')] },
    ];
    const first = await owner.push(bad);
    expect(first.body.last).toBe(3);
    expect(first.body.refusals).toMatchObject([
      { mid: 1, code: 'not_synced' },
      { mid: 2, code: 'invalid' },
    ]);
    await owner.catchUp();
    expect(owner.refusals.map(({ mid }) => mid)).toEqual([1, 2]);
    expect(Object.values(owner.view())).toEqual([{ body: 'kept' }]);
    const confirm = { clientId: owner.seat.clientId, mids: [1] };
    const left = await ask(server, owner.seat, ['POST', '/v1/sync/confirm', confirm]);
    expect(left.body.refusals).toMatchObject([{ mid: 2 }]);
    expect((await owner.push(bad)).body.refusals).toMatchObject([{ mid: 2 }]);
  });

  test('a mutation is applied whole or not at all', async () => {
    const { owner } = await pair();
    const operations = [
      set(owner.seat, 'notes', 'a', 'body', 'half'),
      set(owner.seat, 'settings', 'b', 'value', 1),
    ];
    await owner.push([{ mid: 1, operations }]);
    await owner.catchUp();
    expect(owner.view()).toEqual({});
  });

  test('unknown tables and fields come back as they were sent', async () => {
    const { owner, other } = await pair();
    const value = { deep: ['\u0000 \\ " 𝒳', -0.5, null, { __proto__x: true }] };
    await owner.push([
      { mid: 1, operations: [set(owner.seat, 'zebras', 'z.1', 'stripes', value)] },
      { mid: 2, operations: [set(owner.seat, 'notes', 'n', 'futureField', value)] },
    ]);
    await other.catchUp();
    expect(other.view()).toEqual({ 'zebras z.1': { stripes: value }, 'notes n': { futureField: value } });
  });

  test('the digits of a LID are not taken as a phone, whoever writes them', async () => {
    const { owner } = await pair();
    const add = (mid: number, element: string) => ({
      mid,
      operations: [
        {
          op: 'add',
          table: 'contacts',
          id: 'c',
          field: 'identities',
          element,
          stamp: stampOf(owner.seat.clientId, now, mid),
        },
      ],
    });
    const answer = await owner.push([
      add(1, 'phone:+235085806727321#typed'),
      add(2, 'phone:235085806727321#page'),
      add(3, 'phone:+919864012345#typed'),
      add(4, 'lid:235085806727321@lid#modules'),
    ]);
    expect(answer.body.refusals.map(({ mid }: { mid: number }) => mid)).toEqual([1, 2]);
    // Digits that could be a number somewhere are known by the LID that the contact has.
    const disguised = await owner.push([
      add(5, 'lid:491511234567890@lid#modules'),
      add(6, 'phone:+491511234567890#modules'),
    ]);
    expect(disguised.body.refusals.map(({ mid }: { mid: number }) => mid)).toEqual([1, 2, 6]);
  });

  test('an erased row stays erased, takes its notes along, and tells nobody what it held', async () => {
    const { owner, other, workspaceId } = await pair();
    const contact = randomUUID();
    await owner.push([
      { mid: 1, operations: [set(owner.seat, 'contacts', contact, 'name', 'Secret name')] },
      {
        mid: 2,
        operations: [
          set(owner.seat, 'notes', 'n1', 'contactId', contact),
          set(owner.seat, 'notes', 'n1', 'body', 'Secret note'),
        ],
      },
    ]);
    await other.catchUp();
    const erase = { op: 'erase', table: 'contacts', id: contact, stamp: stampOf(owner.seat.clientId, now) };
    expect((await other.push([{ mid: 1, operations: [erase] }])).body.refusals).toMatchObject([
      { mid: 1, code: 'forbidden' },
    ]);
    await owner.push([{ mid: 3, operations: [erase] }]);
    await other.push([
      { mid: 2, operations: [set(other.seat, 'contacts', contact, 'name', 'Back')] },
      { mid: 3, operations: [set(other.seat, 'notes', 'n2', 'contactId', contact)] },
    ]);
    await other.catchUp();
    expect(other.view()).toEqual({});
    expect(other.rows.size).toBe(3);
    const { database } = server.running.services;
    const held = await database.query('select d, c from entity where workspace_id = $1', [workspaceId]);
    expect(JSON.stringify(held)).not.toContain('Secret');
  });

  test('a row given to one seat leaves the others, with everything that belongs to it', async () => {
    const { owner, other, workspaceId } = await pair();
    const third = new Replica(server, await server.seat(workspaceId, 'agent'));
    const contact = randomUUID();
    await owner.push([
      { mid: 1, operations: [set(owner.seat, 'contacts', contact, 'name', 'Rina')] },
      { mid: 2, operations: [set(owner.seat, 'notes', 'n', 'contactId', contact)] },
    ]);
    await Promise.all([other.catchUp(), third.catchUp()]);
    expect(third.rows.size).toBe(2);
    await owner.push([
      { mid: 3, operations: [set(owner.seat, 'contacts', contact, 'seatId', other.seat.seatId)] },
    ]);
    await Promise.all([owner.catchUp(), other.catchUp(), third.catchUp()]);
    expect(Object.keys(third.view())).toEqual([]);
    expect(third.rows.size).toBe(0);
    expect(Object.keys(other.view()).sort()).toEqual([`contacts ${contact}`, 'notes n']);
    const refused = await third.push([
      { mid: 1, operations: [set(third.seat, 'contacts', contact, 'name', 'Mine')] },
    ]);
    expect(refused.body.refusals).toMatchObject([{ mid: 1, code: 'forbidden' }]);
  });

  test('a note that comes before its contact is its author’s alone until the contact is there', async () => {
    const { owner, other } = await pair();
    const contact = randomUUID();
    await owner.push([{ mid: 1, operations: [set(owner.seat, 'notes', 'n', 'contactId', contact)] }]);
    await other.catchUp();
    expect(other.view()).toEqual({});
    await owner.push([{ mid: 2, operations: [set(owner.seat, 'contacts', contact, 'name', 'Rina')] }]);
    await other.catchUp();
    expect(Object.keys(other.view())).toHaveLength(2);
  });

  test('a masked field is neither seen nor set, and a new mask loads the scope anew', async () => {
    const { owner, other, workspaceId } = await pair();
    const contact = randomUUID();
    await owner.push([
      {
        mid: 1,
        operations: [
          set(owner.seat, 'contacts', contact, 'name', 'Rina'),
          set(owner.seat, 'contacts', contact, 'company', 'Acme', 5),
        ],
      },
    ]);
    await other.catchUp();
    expect(other.view()).toEqual({ [`contacts ${contact}`]: { name: 'Rina', company: 'Acme' } });
    const masks = { agent: { contacts: ['company'] } };
    expect(
      (await ask(server, owner.seat, ['PATCH', `/v1/workspaces/${workspaceId}`, { masks }])).status,
    ).toBe(200);
    await other.catchUp();
    expect(other.view()).toEqual({ [`contacts ${contact}`]: { name: 'Rina' } });
    expect(JSON.stringify([...other.rows])).not.toContain('company');
    await owner.push([
      { mid: 2, operations: [set(owner.seat, 'contacts', contact, 'company', 'Newer Ltd')] },
    ]);
    await other.catchUp();
    expect(other.rows.get(`contacts ${contact}`)?.seq).toBe(2);
    expect(JSON.stringify([...other.rows])).not.toMatch(/company|Newer/);
    const refused = await other.push([
      { mid: 1, operations: [set(other.seat, 'contacts', contact, 'company', 'Mine')] },
    ]);
    expect(refused.body.refusals).toMatchObject([{ code: 'masked' }]);
  });

  test('what holds a row together cannot be hidden; a name can, and the rest of the row still comes', async () => {
    const { owner, other, workspaceId } = await pair();
    const contact = randomUUID();
    const name = set(owner.seat, 'contacts', contact, 'name', 'Rina');
    await owner.push([
      { mid: 1, operations: [name, set(owner.seat, 'contacts', contact, 'kind', 'person')] },
    ]);
    const hide = (contacts: string[]) =>
      ask(server, owner.seat, ['PATCH', `/v1/workspaces/${workspaceId}`, { masks: { agent: { contacts } } }]);
    for (const field of ['id', 'kind', 'createdAt']) expect((await hide([field])).status).toBe(422);
    await other.catchUp();
    expect(other.view()).toEqual({ [`contacts ${contact}`]: { name: 'Rina', kind: 'person' } });
    expect((await hide(['name', 'ofNextYear'])).status).toBe(200);
    await other.catchUp();
    expect(other.view()).toEqual({ [`contacts ${contact}`]: { kind: 'person' } });
  });

  test('a team’s rows come with the team and go with it', async () => {
    const { owner, other } = await pair();
    const team = randomUUID();
    const teams = (list: string[]) =>
      ask(server, owner.seat, ['PATCH', `/v1/members/${other.seat.seatId}`, { teams: list }]);
    await owner.push([{ mid: 1, operations: [set(owner.seat, 'labels', 'l', 'name', 'for all')] }]);
    await other.catchUp();
    await teams([team]);
    await owner.push([{ mid: 2, operations: [set(owner.seat, 'contacts', 'c', 'teamId', team)] }]);
    await Promise.all([owner.catchUp(), other.catchUp()]);
    expect(Object.keys(other.view())).toEqual(['contacts c', 'labels l']);
    expect(
      (await other.push([{ mid: 1, operations: [set(other.seat, 'contacts', 'c', 'name', 'Rina')] }])).body
        .refusals,
    ).toEqual([]);
    await teams([]);
    await other.catchUp();
    expect(Object.keys(other.view())).toEqual(['labels l']);
    const refused = await other.push([
      { mid: 2, operations: [set(other.seat, 'contacts', 'c', 'name', 'Mine')] },
    ]);
    expect(refused.body.refusals).toMatchObject([{ code: 'forbidden' }]);
  });

  test('a page never splits a transaction', async () => {
    const { owner, other } = await pair();
    await other.catchUp();
    let mid = 0;
    for (const size of [3, 7, 1, 12, 2]) {
      mid += 1;
      const operations = Array.from({ length: size }, (_, n) =>
        set(owner.seat, 'notes', `t${mid}.${n}`, 'body', 'x'),
      );
      await owner.push([{ mid, operations }]);
    }
    const sizes: number[] = [];
    for (let more = true; more;) {
      const { body } = await ask(server, other.seat, [
        'POST',
        '/v1/sync/pull',
        { clientId: other.seat.clientId, schema: 1, cursor: other.cursor, limit: 4 },
      ]);
      sizes.push(body.rows.length);
      other.cursor = body.cursor;
      more = body.more;
    }
    expect(sizes).toEqual([3, 7, 1, 12, 2]);
  });

  test('a digest is what a client can work out from its rows', async () => {
    const { owner, other } = await pair();
    const { digestOf } = await import('./support/digest');
    await owner.push([
      {
        mid: 1,
        operations: [set(owner.seat, 'notes', 'a', 'body', 'x'), set(owner.seat, 'notes', 'b', 'body', 'y')],
      },
      { mid: 2, operations: [set(owner.seat, 'notes', 'c', 'deletedAt', now)] },
    ]);
    await other.catchUp({ digest: true });
    await other.catchUp({ digest: true });
    expect(other.digest?.['workspace']).toEqual(digestOf(other.rows, 'workspace'));
    expect(other.digest?.['workspace']?.n).toBe(2);
  });

  test('who was away beyond the horizon starts again, and an erased id stays erased even then', async () => {
    const { owner, other, workspaceId } = await pair();
    const { database } = server.running.services;
    const contact = randomUUID();
    await owner.push([
      { mid: 1, operations: [set(owner.seat, 'contacts', contact, 'name', 'Rina')] },
      { mid: 2, operations: [set(owner.seat, 'labels', 'l', 'name', 'kept')] },
    ]);
    await other.catchUp();
    const erase = { op: 'erase', table: 'contacts', id: contact, stamp: stampOf(owner.seat.clientId, now) };
    await owner.push([{ mid: 3, operations: [erase] }]);
    await owner.catchUp();
    await database.query(
      `update entity set changed_at = now() - interval '200 days' where workspace_id = $1`,
      [workspaceId],
    );
    expect(await clearAway(database, workspaceId)).toBe(1);
    const old = { clientId: other.seat.clientId, schema: 1, cursor: other.cursor };
    expect(await ask(server, other.seat, ['POST', '/v1/sync/pull', old])).toMatchObject({
      status: 410,
      body: { code: 'reset', reason: 'horizon' },
    });
    await other.push([{ mid: 1, operations: [set(other.seat, 'contacts', contact, 'name', 'Back')] }]);
    await Promise.all([owner.catchUp(), other.catchUp()]);
    expect(other.view()).toEqual({ 'labels l': { name: 'kept' } });
    expect(owner.problems).toEqual([]);
  });

  test('a workspace restored from a backup makes its clients start again', async () => {
    const { owner, workspaceId } = await pair();
    await owner.push([{ mid: 1, operations: [set(owner.seat, 'notes', 'a', 'body', 'x')] }]);
    await owner.catchUp();
    const { database } = server.running.services;
    const again = { clientId: owner.seat.clientId, schema: 1, cursor: owner.cursor };
    const pull = () => ask(server, owner.seat, ['POST', '/v1/sync/pull', again]);
    await database.query('update ws_head set seq = 0 where workspace_id = $1', [workspaceId]);
    expect(await pull()).toMatchObject({ status: 410, body: { reason: 'epoch' } });
    await database.query('update ws_head set seq = 1 where workspace_id = $1', [workspaceId]);
    expect((await pull()).status).toBe(200);
    await startNewEpochs(database);
    expect(await pull()).toMatchObject({ status: 410, body: { reason: 'epoch' } });
  });

  test('a cursor of another seat, or one that was written to, is not taken', async () => {
    const { owner, other } = await pair();
    await Promise.all([owner.catchUp(), other.catchUp()]);
    for (const cursor of [owner.cursor, `${other.cursor}x`, 'nonsense', '.', '']) {
      const answer = await ask(server, other.seat, [
        'POST',
        '/v1/sync/pull',
        { clientId: other.seat.clientId, schema: 1, cursor },
      ]);
      expect(answer).toMatchObject({ status: 410, body: { reason: 'cursor' } });
    }
  });

  test('an old data format is told to update; a compressed body is read', async () => {
    const { owner } = await pair();
    const old = await owner.push([{ mid: 1, operations: [set(owner.seat, 'notes', 'a', 'body', 'x')] }], 0);
    expect(old).toMatchObject({ status: 426, body: { code: 'upgrade', minSchema: 1 } });
    const body = {
      clientId: owner.seat.clientId,
      schema: 7,
      mutations: [{ mid: 1, operations: [set(owner.seat, 'notes', 'a', 'body', 'x')] }],
    };
    const response = await fetch(`${server.url}/v1/sync/push`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${owner.seat.token}`,
        'content-type': 'application/json',
        'content-encoding': 'gzip',
      },
      body: gzipSync(JSON.stringify(body)),
    });
    expect(response.status).toBe(200);
  });
});
