import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from '@/lib/catalogue/zod';
import { startChild, startReady } from '@/tests/support/child';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import { peerRecords } from '../data/sync-records';
import { installPeers } from '../harness/install-peers';
import { bundleProgram } from './bundle-program';
import type { Contender } from './contender';
import { makeHome } from './our-office';
import { peerSeat } from './peer-seat';
import { serverPort } from './ports';

const base = `http://127.0.0.1:${serverPort}`;

/** RxDB with the server of its documented HTTP pattern, on the database that ours has. */
export function rxdbContender(kind: 'pglite' | 'postgres', standIn: StandInServer): Contender {
  return {
    async open({ size, backend }) {
      installPeers();
      const home = await makeHome(kind);
      const server = await startReady({
        args: [await bundleProgram('rxdb-server.ts')],
        env: {
          BENCH_DATA: home.folder,
          BENCH_SIZE: `${size}`,
          DATABASE_URL: home.databaseUrl,
          PORT: `${serverPort}`,
        },
        ready: 'The peer listens',
      });
      return {
        port: serverPort,
        seat: () => peerSeat({ file: 'sync-rxdb.ts', standIn, backend, size }),
        async edited() {
          const response = await fetch(`${base}/edited?company=${encodeURIComponent('Edited offline ')}`);
          return z.object({ count: z.number() }).parse(await response.json()).count;
        },
        async close() {
          await server.end();
          await home.remove();
        },
      };
    },
  };
}

/** PouchDB with pouchdb-server on LevelDB. */
export function pouchContender(standIn: StandInServer): Contender {
  return {
    async open({ size, backend }) {
      const program = join(installPeers(), 'pouchdb-server/bin/pouchdb-server');
      const folder = await mkdtemp(join(tmpdir(), '1chat-bench-pouch-'));
      const server = await startChild({
        args: [
          program,
          '--port',
          `${serverPort}`,
          '--dir',
          folder,
          '--host',
          '127.0.0.1',
          '--config',
          join(folder, 'config.json'),
        ],
        env: {},
        cwd: folder,
      });
      await untilUp();
      await fillPouch(size);
      return {
        port: serverPort,
        seat: () => peerSeat({ file: 'sync-pouchdb.ts', standIn, backend, size }),
        async edited() {
          const response = await fetch(`${base}/records/_all_docs?include_docs=true`);
          return (await response.text()).split('"company":"Edited offline ').length - 1;
        },
        async close() {
          await server.end();
          await rm(folder, { recursive: true, force: true });
        },
      };
    },
  };
}

async function untilUp(): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(base).catch(() => undefined);
    await answer?.text();
    if (answer?.ok === true) return;
    await pause(200);
  }
  throw new Error('pouchdb-server did not start.');
}

async function fillPouch(size: number): Promise<void> {
  const made = await fetch(`${base}/records`, { method: 'PUT' });
  if (!made.ok) throw new Error(`pouchdb-server made no database: ${made.status}`);
  const all = peerRecords(size).map((record) => ({ _id: record.id, ...record }));
  for (let from = 0; from < all.length; from += 5_000) {
    const answer = await fetch(`${base}/records/_bulk_docs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ docs: all.slice(from, from + 5_000) }),
    });
    if (answer.status !== 201) throw new Error(await answer.text());
    await answer.text();
  }
}
