import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { startReady, type Child } from '@/tests/support/child';
import { demoPeople } from '@/tests/support/journey/sign-in';
import { postgresBinaries, startCluster } from '@/tests/support/postgres-cluster';
import type { StandInServer } from '@/tests/support/whatsapp-web/server/serve';
import { openPglite } from '@/server/sql/pglite';
import { openPostgres } from '@/server/sql/postgres';
import { textIn } from '@/server/sql/read';
import type { Database } from '@/server/sql/sql';
import { ourRecords } from '../data/sync-records';
import type { Contender } from './contender';
import { linkPort, serverPort } from './ports';
import { ourSeat } from './our-seat';

/** Where a server keeps its rows: in a folder of its own, or in a PostgreSQL that waits for the disk. */
interface Home {
  readonly folder: string;
  readonly databaseUrl: string;
  remove(): Promise<void>;
}

/** A home on one of the two databases. */
export async function makeHome(kind: 'pglite' | 'postgres'): Promise<Home> {
  const folder = await mkdtemp(join(tmpdir(), '1chat-bench-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  if (kind === 'pglite') return { folder, databaseUrl: '', remove };
  const binaries = postgresBinaries();
  if (binaries === undefined) throw new Error('PostgreSQL is not installed here.');
  const cluster = await startCluster(binaries, { durable: true });
  const databaseUrl = cluster.url('postgres');
  return { folder, databaseUrl, remove: () => cluster.stop().then(remove) };
}

/** The product: the API as it is started, the extension as it is built. */
export function ourContender(kind: 'pglite' | 'postgres', standIn: StandInServer): Contender {
  return {
    async open({ size, backend }) {
      const home = await makeHome(kind);
      await (await startApi(home)).end();
      await fill(home, size);
      const api = await startApi(home);
      const [emails, facts] = [Object.values(demoPeople), readFacts(api.said)];
      let seats = 0;
      return {
        port: serverPort,
        seat() {
          const email = emails[seats % emails.length] ?? '';
          seats += 1;
          return ourSeat({ standIn, backend, size, email, password: facts.password });
        },
        edited: () => countEdited(facts),
        async close() {
          await api.end();
          await home.remove();
        },
      };
    },
  };
}

function startApi({ folder, databaseUrl }: Home): Promise<Child> {
  return startReady({
    args: ['tests/support/bin/server.mjs', '--demo'],
    env: {
      ONECHAT_DATA: folder,
      ONECHAT_SECRET: 'a-bench-has-no-secrets-worth-keeping-0123456789',
      DATABASE_URL: databaseUrl,
      PORT: `${serverPort}`,
      PUBLIC_URL: `http://localhost:${linkPort}`,
    },
    ready: 'Try: curl',
  });
}

interface Facts {
  readonly password: string;
  readonly clientId: string;
  readonly token: string;
}

function readFacts(said: string): Facts {
  const found = /, password (\S+), clientId (\S+)\s+Authorization: Bearer (\S+)/.exec(said);
  const [, password = '', clientId = '', token = ''] = found ?? [];
  if (token === '') throw new Error(`The API said nothing of its people: ${said}`);
  return { password, clientId, token };
}

/** The demo workspace with so many records, written as the table holds them. */
async function fill({ folder, databaseUrl }: Home, size: number): Promise<void> {
  const database: Database =
    databaseUrl === '' ? await openPglite(`${folder}/pglite`) : await openPostgres(databaseUrl);
  const [row = {}] = await database.query('select workspace_id from workspace');
  const workspaceId = textIn(row, 'workspace_id');
  const all = ourRecords(size);
  for (let from = 0; from < all.length; from += 5_000) {
    const some = all.slice(from, from + 5_000);
    await database.query(
      `insert into entity (workspace_id, kind, id, seq, scope, deleted, erased, d, c)
       select $1, r.kind, r.id, $2::bigint + r.n, 'workspace', false, false, r.d, r.c
       from unnest($3::text[], $4::text[], $5::text[], $6::text[]) with ordinality as r (kind, id, d, c, n)`,
      [
        workspaceId,
        from,
        some.map(({ kind }) => kind),
        some.map(({ entity }) => entity.id),
        some.map(({ entity }) => JSON.stringify(entity.d)),
        some.map(({ entity }) => JSON.stringify(entity.c)),
      ],
    );
  }
  await database.query('update ws_head set seq = $1::bigint', [all.length]);
  await database.query('analyze entity');
  await database.close();
}

/** What the server gives to anybody who signs in now. */
async function countEdited({ clientId, token }: Facts): Promise<number> {
  const response = await fetch(
    `http://127.0.0.1:${serverPort}/v1/sync/snapshot?clientId=${clientId}&schema=1`,
    { headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' } },
  );
  if (!response.ok) throw new Error(`The server does not give its rows: ${response.status}`);
  const bytes = Buffer.from(await response.arrayBuffer());
  const text = bytes[0] === 0x1f ? gunzipSync(bytes).toString() : bytes.toString();
  return text.split('"company":"Edited offline ').length - 1;
}
