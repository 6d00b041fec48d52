import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { targets } from './support/databases';
import { Replica, stampOf } from './support/replica';
import { ask, startTestServer, type TestSeat, type TestServer } from './support/test-server';

const at = Date.now() - 10_000;
const low = '11111111-1111-4111-8111-111111111111';
const high = '99999999-9999-4999-8999-999999999999';
const phone = 'phone:+919864012345#modules';

describe.each(targets)('what the server decides on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  let owner: TestSeat;
  let mine: Replica;
  let theirs: Replica;
  let agent: TestSeat;
  beforeAll(async () => {
    server = await startTestServer(await open());
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    const workspaceId = await server.workspace();
    [owner, agent] = [await server.seat(workspaceId, 'owner'), await server.seat(workspaceId, 'agent')];
    [mine, theirs] = [new Replica(server, owner), new Replica(server, agent)];
  });

  const set = (who: Replica, id: string, field: string, value: unknown, time: number) => ({
    op: 'set',
    table: 'contacts',
    id,
    field,
    value,
    stamp: stampOf(who.seat.clientId, at + time),
  });
  const add = (who: Replica, id: string, field: string, element: string, time: number) => {
    const { value: _, ...about } = set(who, id, field, '', time);
    return { ...about, op: 'add', element };
  };
  const send = async (who: Replica, mid: number, ...operations: unknown[]) =>
    expect((await who.push([{ mid, operations }])).body.refusals).toEqual([]);
  const held = (who: Replica, id: string, field: string) => who.rows.get(`contacts ${id}`)?.d?.[field];

  test('two contacts that WhatsApp says are one lead to the lowest id, whoever came first', async () => {
    await send(mine, 1, set(mine, low, 'name', 'Rina', 1), add(mine, low, 'identities', phone, 2));
    await send(theirs, 1, set(theirs, high, 'name', 'Rina D.', 1), add(theirs, high, 'identities', phone, 3));
    await mine.catchUp();
    expect(held(mine, high, 'mergedInto')).toBe(low);
    expect(held(mine, low, 'mergedInto')).toBeUndefined();
    const lower = '00000000-0000-4000-8000-000000000000';
    await send(theirs, 2, add(theirs, lower, 'identities', phone, 4));
    await mine.catchUp();
    expect(held(mine, low, 'mergedInto')).toBe(lower);
    await theirs.catchUp({ digest: true });
    expect(theirs.view()).toEqual(mine.view());
  });

  test('a merge that a person took back stays taken back', async () => {
    await send(mine, 1, add(mine, low, 'identities', phone, 1));
    await send(theirs, 1, add(theirs, high, 'identities', phone, 2));
    await send(mine, 2, set(mine, high, 'mergedInto', null, 5));
    await send(theirs, 2, set(theirs, high, 'name', 'Rina', 6), add(theirs, high, 'identities', phone, 3));
    await mine.catchUp();
    expect(held(mine, high, 'mergedInto')).toBeNull();
  });

  test('what was typed, what is in another scope and what was deleted or erased is not merged', async () => {
    const typed = phone.replace('modules', 'typed');
    await send(mine, 1, add(mine, low, 'identities', typed, 1));
    await send(theirs, 1, add(theirs, high, 'identities', typed, 1));
    await send(
      mine,
      2,
      set(mine, randomUUID(), 'seatId', owner.seatId, 1),
      add(mine, low, 'identities', phone, 2),
      set(mine, low, 'seatId', owner.seatId, 2),
    );
    await send(theirs, 2, add(theirs, high, 'identities', phone, 2));
    const erased = '22222222-2222-4222-8222-222222222222';
    await send(mine, 3, add(mine, erased, 'identities', phone, 4), set(mine, erased, 'deletedAt', at, 4));
    const { field: _, element: __, ...about } = add(mine, erased, '', '', 5);
    await send(mine, 4, { ...about, op: 'erase' });
    await mine.catchUp();
    await theirs.catchUp();
    expect(held(mine, high, 'mergedInto')).toBeUndefined();
    expect(held(mine, low, 'mergedInto')).toBeUndefined();
    const [row] = await server.running.services.database.query(
      'select count(*)::int as n from contact_identity where contact_id = $1',
      [erased],
    );
    expect(row?.['n']).toBe(0);
  });

  test('erasing a person erases what was merged into it, through every link, and what belongs to it', async () => {
    const ids = Array.from({ length: 5 }, () => randomUUID());
    const [root = '', first = '', second = '', apart = '', other = ''] = ids;
    for (const [n, id] of ids.entries()) {
      const note = { ...set(mine, `note-${id}`, 'contactId', id, n), table: 'notes' };
      await send(mine, n + 1, set(mine, id, 'name', `Secret \u0000 ${n}`, n), note);
    }
    await send(mine, 6, set(mine, first, 'mergedInto', root, 6), set(mine, apart, 'mergedInto', root, 6));
    await send(mine, 7, set(mine, second, 'mergedInto', first, 7), set(mine, apart, 'mergedInto', null, 8));
    const { field: _, value: __, ...about } = set(mine, root, '', '', 9);
    await send(mine, 8, { ...about, op: 'erase' });
    await mine.catchUp();
    const left = [apart, other].flatMap((id) => [`contacts ${id}`, `notes note-${id}`]).sort();
    expect(Object.keys(mine.view())).toEqual(left);
    const { database } = server.running.services;
    const [held] = await database.query(
      'select count(*)::int as n, max(seq)::int as seq, min(seq)::int as from_seq from entity where workspace_id = $1 and erased',
      [owner.workspaceId],
    );
    // Contacts and notes, all under the number of one push.
    expect(held).toEqual({ n: 6, seq: 8, from_seq: 8 });
    // Somebody who did not know sends an edit of a record that was merged away.
    await send(theirs, 1, set(theirs, second, 'name', 'Back', 20));
    await mine.catchUp();
    expect(Object.keys(mine.view())).toEqual(left);
  });

  test('a merge of the same push as the erasure counts, and a circle of merges ends', async () => {
    const [a = '', b = '', c = ''] = Array.from({ length: 3 }, () => randomUUID());
    await send(
      mine,
      1,
      set(mine, a, 'name', 'A', 1),
      set(mine, b, 'name', 'B', 1),
      set(mine, c, 'name', 'C', 1),
    );
    await send(mine, 2, set(mine, c, 'mergedInto', b, 2));
    const { field: _, value: __, ...about } = set(mine, a, '', '', 9);
    const link = [set(mine, b, 'mergedInto', a, 3), set(mine, a, 'mergedInto', c, 3)];
    const answer = await mine.push([
      { mid: 3, operations: link },
      { mid: 4, operations: [{ ...about, op: 'erase' }] },
    ]);
    expect(answer.body.refusals).toEqual([]);
    await mine.catchUp();
    expect(mine.view()).toEqual({});
  });

  test('one field with a zero character does not stop a rule over the others', async () => {
    const ids = [randomUUID(), randomUUID()];
    for (const [n, id] of ids.entries()) {
      const odd = set(mine, id, 'futureField', n === 0 ? 'zero \u0000' : 'plain', n);
      await send(mine, n + 1, set(mine, id, 'kind', 'person', n), add(mine, id, 'labels', 'new', n), odd);
    }
    expect((await theirs.push([call(theirs, 1, 100)])).body).toMatchObject({ last: 1, refusals: [] });
    await mine.catchUp();
    expect(ids.map((id) => Object.hasOwn(held(mine, id, 'labels') ?? {}, 'vip'))).toEqual([true, true]);
  });

  const call = (who: Replica, mid: number, time: number, change: object = {}) => ({
    mid,
    operations: [],
    call: {
      name: 'bulk.tag',
      stamp: stampOf(who.seat.clientId, at + time),
      field: 'labels',
      element: 'vip',
      where: { is: { kind: 'person' }, has: { labels: 'new' } },
      ...change,
    },
  });

  test('a rule reaches rows that its author has not seen, once, and nothing the author may not see', async () => {
    const ids = Array.from({ length: 6 }, () => randomUUID());
    for (const [n, id] of ids.entries()) {
      await send(
        mine,
        n + 1,
        set(mine, id, 'kind', n === 3 ? 'group' : 'person', n),
        ...(n === 4 ? [] : [add(mine, id, 'labels', 'new', n)]),
        ...(n === 5 ? [set(mine, id, 'seatId', owner.seatId, n)] : []),
      );
    }
    const tag = call(theirs, 1, 100);
    for (const answer of [await theirs.push([tag]), await theirs.push([tag])]) {
      expect(answer).toMatchObject({ status: 200, body: { last: 1, refusals: [] } });
    }
    await mine.catchUp();
    const tagged = ids.map((id) => Object.hasOwn(held(mine, id, 'labels') ?? {}, 'vip'));
    expect(tagged).toEqual([true, true, true, false, false, false]);
    await theirs.push([call(theirs, 2, 200, { name: 'bulk.untag' })]);
    await mine.catchUp();
    expect(ids.filter((id) => Object.hasOwn(held(mine, id, 'labels') ?? {}, 'vip'))).toEqual([]);
    await theirs.catchUp({ digest: true });
    expect(theirs.problems).toEqual([]);
  });

  test('a rule over a field that the role does not see is refused, and one with nothing to do is taken', async () => {
    const masks = { agent: { contacts: ['company'] } };
    await ask(server, owner, ['PATCH', `/v1/workspaces/${owner.workspaceId}`, { masks }]);
    const spy = call(theirs, 1, 1, { where: { is: { company: 'Secret Ltd' } } });
    expect((await theirs.push([spy])).body.refusals).toMatchObject([{ mid: 1, code: 'masked' }]);
    expect((await theirs.push([call(theirs, 2, 2)])).body).toMatchObject({ last: 2 });
    expect((await theirs.push([{ mid: 3, operations: [] }])).status).toBe(422);
    const ahead = call(theirs, 3, 200_000);
    expect((await theirs.push([ahead])).body.code).toBe('clock');
  });
});
