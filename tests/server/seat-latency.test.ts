import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { targets } from './support/databases';
import { EngineNet } from './support/engine-net';
import { listen, type Line } from './support/line';
import { startTestServer, type TestServer } from './support/test-server';

/** There and back again. */
const roundTrip = 200;
const rounds = 20;
const quick = targets.findLast(({ here }) => here)!;
const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

let server: TestServer;
let line: Line;
beforeAll(async () => {
  server = await startTestServer(await quick.open());
});
afterAll(async () => {
  line.close();
  await server.stop();
});

test('what one seat writes is with the other within a second, over a link of 200 ms (p95)', async () => {
  const workspaceId = await server.workspace();
  const now = Date.now;
  const seats = [await server.seat(workspaceId, 'owner'), await server.seat(workspaceId, 'agent')];
  const [writer, reader] = seats.map((seat) => new EngineNet(server, seat, { now, taken: [] }));
  for (const net of [writer!, reader!]) while (await net.go());
  line = listen(server, reader!.seat.token);
  expect(await line.opened).toBe(true);

  const id = randomUUID();
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const value = `round ${round}`;
    const told = line.messages.length;
    const start = performance.now();
    writer!.client.command((stamp) => [
      { op: 'set', table: 'contacts', id, field: 'name', value, stamp: stamp() },
    ]);
    // The request is half a round trip on its way; the writer's own answer is nobody's business here.
    await pause(roundTrip / 2);
    const sent = (async () => {
      while (await writer!.go());
    })();
    while (line.messages.length === told) await pause(1);
    const hint = line.messages.at(-1)!;
    await pause(roundTrip / 2);
    reader!.client.feed({ kind: 'hint', head: hint.kind === 'head' ? hint.head : 0 });
    await pause(roundTrip);
    while (await reader!.go());
    took.push(performance.now() - start);
    expect(reader!.client.disk.base.get(`contacts ${id}`)?.entity.d['name']).toBe(value);
    await sent;
  }
  took.sort((a, b) => a - b);
  const p95 = took[Math.ceil(took.length * 0.95) - 1] ?? Infinity;
  console.info(
    `seat to seat over ${roundTrip} ms: p50 ${took[rounds / 2]?.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`,
  );
  expect(p95).toBeLessThan(1_000);
});
