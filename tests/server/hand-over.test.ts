import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { targets } from './support/databases';
import { stampOf } from './support/replica';
import { ask, startTestServer, type TestSeat, type TestServer } from './support/test-server';

const minute = 60_000;

describe.each(targets)('handing over on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let server: TestServer;
  let workspaceId: string;
  let owner: TestSeat;
  beforeAll(async () => {
    server = await startTestServer(await open());
    workspaceId = await server.workspace();
    owner = await server.seat(workspaceId, 'owner', 'Asha');
  });
  afterAll(() => server.stop());

  const counts = new Map<string, number>();
  /** Rows with their fields, as a computer pushes them. */
  async function push(
    seat: TestSeat,
    rows: readonly [string, string, Record<string, unknown>][],
    at = Date.now() - minute,
  ) {
    const mid = (counts.get(seat.clientId) ?? 0) + 1;
    counts.set(seat.clientId, mid);
    const operations = rows.flatMap(([table, id, fields], row) =>
      Object.entries(fields).map(([field, value]) => ({
        ...{ op: 'set', table, id, field, value },
        stamp: stampOf(seat.clientId, at + mid * 10 + row),
      })),
    );
    const body = { clientId: seat.clientId, schema: 1, mutations: [{ mid, operations }] };
    const answer = await ask(server, seat, ['POST', '/v1/sync/push', body]);
    expect(answer.body.refusals).toEqual([]);
  }

  async function ownersSeenBy(seat: TestSeat): Promise<Record<string, unknown>> {
    const { body } = await ask(server, seat, ['GET', `/v1/sync/snapshot?clientId=${seat.clientId}&schema=1`]);
    const rows = String(body)
      .split('\n')
      .filter((line) => line.includes('"k"'))
      .map((line) => JSON.parse(line) as { id: string; d?: { ownerId?: unknown } });
    return Object.fromEntries(rows.map(({ id, d }) => [id, d?.ownerId ?? null]));
  }

  const contact = (ownerId: string | null) => ({ name: 'Rina', kind: 'person', createdAt: 1, ownerId });
  const followUp = (contactId: string, ownerId: string, more = {}) => ({
    ...{ contactId, title: 'Call', dueAt: 1, zone: 'UTC', createdAt: 1, ownerId },
    ...more,
  });

  test('a member leaves in one step: out, locked, and everything given on, which can be taken back', async () => {
    const leaver = await server.seat(workspaceId, 'agent', 'Ravi');
    const next = await server.seat(workspaceId, 'agent', 'Mira');
    const [a, b, c, open1, done1] = Array.from({ length: 5 }, () => randomUUID());
    await push(leaver, [
      ['contacts', a!, contact(leaver.seatId)],
      // A character that the database's own JSON does not take.
      ['contacts', b!, { ...contact(leaver.seatId), unknownField: 'a\u0000b' }],
      ['contacts', c!, contact(next.seatId)],
      ['followUps', open1!, followUp(c!, leaver.seatId)],
      ['followUps', done1!, followUp(a!, leaver.seatId, { doneAt: 5 })],
    ]);
    const path = `/v1/members/${leaver.seatId}`;
    const done = await ask(server, owner, ['POST', `${path}/hand-over`, { to: next.seatId }]);
    expect(done.body).toMatchObject({ contacts: 2, followUps: 1 });
    expect(await ownersSeenBy(next)).toMatchObject({
      ...{ [a!]: next.seatId, [b!]: next.seatId, [c!]: next.seatId },
      ...{ [open1!]: next.seatId, [done1!]: leaver.seatId },
    });
    expect((await ask(server, leaver, ['GET', '/v1/me'])).status).toBe(401);
    const people = await ask(server, owner, ['GET', '/v1/members']);
    expect(people.body.left).toEqual([{ seatId: leaver.seatId, name: 'Ravi' }]);

    // What somebody has given on since is not theirs to get back.
    await push(next, [['contacts', b!, { ownerId: owner.seatId }]], Date.now() + 1_000);
    const { handOver } = done.body as { handOver: string };
    const back = await ask(server, owner, ['POST', `${path}/hand-back`, { handOver }]);
    expect(back.body).toEqual({ contacts: 1, followUps: 1 });
    expect(await ownersSeenBy(owner)).toMatchObject({
      ...{ [a!]: leaver.seatId, [b!]: owner.seatId, [open1!]: leaver.seatId },
    });
    // The seat is there again; its computers were locked and stay so until somebody signs in.
    expect((await ask(server, leaver, ['GET', '/v1/me'])).status).toBe(401);
    const again = await server.device(leaver);
    expect((await ask(server, again, ['GET', '/v1/me'])).body).toMatchObject({ name: 'Ravi' });
    const twice = await ask(server, owner, ['POST', `${path}/hand-back`, { handOver }]);
    expect(twice.status).toBe(404);
  });

  test('a computer that knew the rows pulls the new owners, and no other row', async () => {
    const leaver = await server.seat(workspaceId, 'agent', 'Toma');
    const [mine, other] = [randomUUID(), randomUUID()];
    await push(leaver, [
      ['contacts', mine, contact(leaver.seatId)],
      ['contacts', other, contact(null)],
    ]);
    const about = { clientId: owner.clientId, schema: 1 };
    const text = String(
      (await ask(server, owner, ['GET', `/v1/sync/snapshot?clientId=${owner.clientId}&schema=1`])).body,
    );
    const end = JSON.parse(text.trim().split('\n').at(-1) ?? '{}') as { _end: { cursor: string } };
    await ask(server, owner, ['POST', `/v1/members/${leaver.seatId}/hand-over`, { to: null }]);
    const pulled = await ask(server, owner, ['POST', '/v1/sync/pull', { ...about, cursor: end._end.cursor }]);
    const rows = pulled.body.rows as { id: string; d: Record<string, unknown> }[];
    expect(rows.map(({ id, d }) => [id, d['ownerId'], d['ownerBy']])).toEqual([[mine, null, owner.seatId]]);
  });

  test('managers take out agents only, agents nobody, nobody themselves, and one owner stays', async () => {
    const manager = await server.seat(workspaceId, 'manager');
    const agent = await server.seat(workspaceId, 'agent');
    const give = async (who: TestSeat, whom: TestSeat, to: string | null = null) =>
      (await ask(server, who, ['POST', `/v1/members/${whom.seatId}/hand-over`, { to }])).status;
    expect(await give(agent, manager)).toBe(403);
    expect(await give(manager, owner)).toBe(403);
    expect(await give(owner, owner)).toBe(409);
    expect(await give(owner, agent, agent.seatId)).toBe(409);
    expect(await give(owner, agent, randomUUID())).toBe(409);
    expect(await give(manager, agent, manager.seatId)).toBe(200);
    expect(await give(manager, agent)).toBe(404);
    const elsewhere = await server.seat(await server.workspace('Other'), 'owner');
    expect(await give(elsewhere, manager)).toBe(404);
  });
});
