import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { currentSchema, type WireRow } from '@/lib/onechat/sync';
import { schemasOf, schemaSteps, type SchemaStep, type WireOperation } from '@/server/store/schema-steps';
import { targets } from './support/databases';
import { digestOf } from './support/digest';
import { Replica, stampOf } from './support/replica';
import { ask, startTestServer, type TestSeat, type TestServer } from './support/test-server';

const now = Date.now() - 1_000;

/** A format that gave a field of notes another name. */
function renamed(before: string, after: string): SchemaStep {
  const swap = <T>(held: Readonly<Record<string, T>> = {}) =>
    Object.fromEntries(
      Object.entries(held).map(([name, value]): [string, T] => [name === after ? before : name, value]),
    );
  return {
    up: (said: WireOperation) =>
      said.op !== 'erase' && said.table === 'notes' && said.field === before
        ? { ...said, field: after }
        : said,
    upCall: (call) => (call.field === before ? { ...call, field: after } : call),
    down: (row: WireRow) =>
      row.k === 'notes' && row.d !== undefined ? { ...row, d: swap(row.d), c: swap(row.c) } : row,
  };
}

test('the server as released speaks the format of its own extension', () => {
  const released = schemasOf(schemaSteps);
  expect(released.served(currentSchema)).toBe(currentSchema);
  expect(released.down(currentSchema)).toBeUndefined();
  expect(released.oldest).toBeLessThanOrEqual(currentSchema);
});

describe.each(targets)('clients of several data formats on $name', ({ here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  const steps = [renamed('one', 'two'), renamed('two', 'three'), renamed('three', 'four')];
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer(await open(), { schemas: schemasOf(steps) });
  });
  afterAll(() => server.stop());

  const team = async (...schemas: number[]) => {
    const workspaceId = await server.workspace();
    const replicas: Replica[] = [];
    for (const schema of schemas) {
      const replica = new Replica(server, await server.seat(workspaceId, 'owner'));
      replica.schema = schema;
      replicas.push(replica);
    }
    return replicas;
  };
  const set = (seat: TestSeat, id: string, field: string, value: unknown, time = 0) => ({
    op: 'set',
    table: 'notes',
    id,
    field,
    value,
    stamp: stampOf(seat.clientId, now + time),
  });

  test('each writes and reads in its own, and what a format does not know goes round unchanged', async () => {
    const [second, third, fourth, newer] = (await team(2, 3, 4, 9)) as [Replica, Replica, Replica, Replica];
    const id = randomUUID();
    const zebra = { ...set(newer.seat, 'z', 'stripes', 7), table: 'zebras' };
    await second.push([{ mid: 1, operations: [set(second.seat, id, 'two', 'x', 1)] }]);
    await third.push([{ mid: 1, operations: [set(third.seat, id, 'three', 'y', 2)] }]);
    await newer.push([{ mid: 1, operations: [set(newer.seat, id, 'future', 'kept', 3), zebra] }]);
    for (const [replica, name] of [
      [second, 'two'],
      [third, 'three'],
      [fourth, 'four'],
      [newer, 'four'],
    ] as const) {
      await replica.catchUp();
      await replica.catchUp({ digest: true });
      expect(replica.view()).toEqual({
        [`notes ${id}`]: { [name]: 'y', future: 'kept' },
        'zebras z': { stripes: 7 },
      });
      expect(replica.digest?.['workspace']).toEqual(digestOf(replica.rows, 'workspace'));
      expect(replica.problems).toEqual([]);
    }
    // By pull as well, not only by the snapshot of the first time.
    await fourth.push([{ mid: 1, operations: [set(fourth.seat, id, 'four', 'z', 4)] }]);
    await second.catchUp();
    expect(second.view()[`notes ${id}`]).toMatchObject({ two: 'z' });
  });

  test('a client that was updated loads everything anew in its new format', async () => {
    const [mine] = (await team(2)) as [Replica];
    await mine.push([{ mid: 1, operations: [set(mine.seat, 'n', 'two', 'x')] }]);
    await mine.catchUp();
    mine.schema = 3;
    await mine.catchUp();
    expect(mine.view()).toEqual({ 'notes n': { three: 'x' } });
  });

  test('a snapshot asked with a cursor of another format does not pass old rows off as new', async () => {
    const [mine] = (await team(2)) as [Replica];
    await mine.push([{ mid: 1, operations: [set(mine.seat, 'n', 'two', 'x')] }]);
    await mine.catchUp();
    const own = `seat:${mine.seat.seatId}`;
    const query = new URLSearchParams({
      clientId: mine.seat.clientId,
      schema: '3',
      scope: own,
      cursor: mine.cursor ?? '',
    });
    const { body } = await ask(server, mine.seat, ['GET', `/v1/sync/snapshot?${query}`]);
    mine.cursor = JSON.parse(String(body).trimEnd().split('\n').at(-1) ?? '')._end.cursor;
    mine.schema = 3;
    await mine.catchUp();
    expect(mine.view()).toEqual({ 'notes n': { three: 'x' } });
  });

  test('two formats before the server’s own are taken, and the one before those is told to update', async () => {
    const [old] = (await team(1)) as [Replica];
    const push = await old.push([{ mid: 1, operations: [set(old.seat, 'n', 'one', 'x')] }]);
    const about = { clientId: old.seat.clientId, schema: 1 };
    const pull = await ask(server, old.seat, ['POST', '/v1/sync/pull', { ...about, cursor: null }]);
    const query = `?clientId=${old.seat.clientId}&schema=1`;
    const snapshot = await ask(server, old.seat, ['GET', `/v1/sync/snapshot${query}`]);
    for (const answer of [push, pull, snapshot]) {
      expect(answer).toMatchObject({ status: 426, body: { code: 'upgrade', minSchema: 2 } });
    }
    old.schema = 2;
    await old.catchUp();
    expect(old.view()).toEqual({});
  });
});
