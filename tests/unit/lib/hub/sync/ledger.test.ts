import { describe, expect, it } from 'vitest';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { createLedger } from '@/lib/hub/sync/ledger';
import { notedNet } from '@/lib/hub/sync/noted-net';
import type { Net, NetAnswer, NetCode, NetRequest, SocketParts } from '@/lib/platform/net';
import { MemoryDisk } from '@/tests/support/builders/memory-journal';
import { buildHub } from '@/tests/support/builders/test-hub';
import { testIds } from '@/tests/support/builders/test-ids';

const signal = new AbortController().signal;
const secret = 'Zanzibar';

function request(path: string, body?: unknown): NetRequest {
  const text = body === undefined ? undefined : JSON.stringify(body);
  return { method: 'POST', path, headers: { authorization: secret }, body: text, within: 1, most: 1, signal };
}

const push = {
  mutations: [
    {
      mid: 1,
      operations: [
        { op: 'set', table: 'contacts', id: 'a', field: 'name', value: secret, stamp: 's' },
        { op: 'set', table: 'notes', id: 'b', field: 'body', value: secret, stamp: 's' },
      ],
    },
  ],
};

function answerWith(answers: readonly Result<NetAnswer, NetCode>[]) {
  const left = [...answers];
  const sockets: SocketParts[] = [];
  const net: Net = {
    send: async () => left.shift() ?? failed('unreachable'),
    socket: (parts) => {
      sockets.push(parts);
      return () => true;
    },
  };
  return { net, sockets };
}

/** The same row id never comes twice, also not after a stop. */
const ids = testIds();
const said = (status: number) => ok({ status, header: () => null, text: secret });

async function open(disk: MemoryDisk, answers: readonly Result<NetAnswer, NetCode>[]) {
  const hub = buildHub({ disk, ids });
  await hub.root.open();
  const { net, sockets } = answerWith(answers);
  return { hub, sockets, net: notedNet(net, createLedger(hub.root)) };
}

async function lines(hub: ReturnType<typeof buildHub>, disk: MemoryDisk) {
  await hub.root.runExclusive(async () => undefined);
  await hub.root.runExclusive(async () => undefined);
  return disk.entries('ledger').map(({ entity }) => entity.d);
}

describe('the network ledger', () => {
  it('says of each request when, where to, which kinds of data, how many records and bytes, and what came back', async () => {
    const disk = new MemoryDisk();
    const { hub, net } = await open(disk, [said(200)]);
    const sent = request('/v1/sync/push', push);
    await net.send(sent);
    expect(await lines(hub, disk)).toEqual([
      {
        at: hub.clock.now(),
        purpose: 'send-changes',
        path: '/v1/sync/push',
        categories: ['contact.name', 'content.note'],
        records: 2,
        bytes: sent.body?.length,
        status: 200,
      },
    ]);
  });

  it('keeps no content, no header, no parameter and no answer', async () => {
    const disk = new MemoryDisk();
    const { hub, net } = await open(disk, [said(200), said(400)]);
    await net.send(request('/v1/sync/push', push));
    await net.send(request(`/v1/sync/snapshot?cursor=${secret}`, { cursor: secret }));
    const kept = JSON.stringify(await lines(hub, disk));
    expect(kept).not.toContain(secret);
    expect(kept).toContain('"/v1/sync/snapshot"');
  });

  it('has a line also for what failed, was cut off, or never reached anybody; none for what was not sent', async () => {
    const disk = new MemoryDisk();
    const answers = [failed('unreachable'), failed('timeout'), said(503), failed('foreign')] as const;
    const { hub, net, sockets } = await open(disk, answers);
    for (let n = 0; n < answers.length; n += 1) await net.send(request('/v1/sync/pull', {}));
    net.socket({
      path: '/v1/sync/live',
      protocols: [],
      signal,
      opened: () => {},
      heard: () => {},
      closed: () => {},
    });
    net.socket({
      path: '/v1/sync/live',
      protocols: [],
      signal,
      opened: () => {},
      heard: () => {},
      closed: () => {},
    });
    sockets[0]?.closed(1006);
    sockets[1]?.opened();
    sockets[1]?.closed(1000);
    expect((await lines(hub, disk)).map(({ status }) => status)).toEqual([0, 0, 503, 0, 101]);
  });

  it('forgets what it could not write once everything was erased', async () => {
    const disk = new MemoryDisk();
    const { hub, net } = await open(disk, [said(200), said(200)]);
    hub.root.gate.forget();
    hub.root.drop();
    await net.send(request('/auth/oauth2/revoke'));
    await hub.root.gate.ready;
    await lines(hub, disk);
    await hub.root.gate.change('open');
    await hub.root.open('accepting');
    await net.send(request('/v1/me'));
    expect((await lines(hub, disk)).map(({ path }) => path)).toEqual(['/v1/me']);
  });

  it('is kept over a stop of the worker, in the order of time, next to everything that was noted before', async () => {
    const disk = new MemoryDisk();
    const one = await open(disk, [said(200)]);
    await one.net.send(request('/v1/me'));
    await lines(one.hub, disk);
    const two = await open(disk, [said(401)]);
    await two.net.send(request('/v1/me'));
    expect((await lines(two.hub, disk)).map(({ status }) => status)).toEqual([200, 401]);
  });
});
