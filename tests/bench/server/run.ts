import { cpus } from 'node:os';
import { openPglite } from '@/server/sql/pglite';
import { openPostgres } from '@/server/sql/postgres';
import { startTestServer } from '../../server/support/test-server';
import { postgresBinaries, startCluster } from '../../support/postgres-cluster';
import { benchNaive } from './naive';
import { benchOurs } from './ours';
import { figures } from './figure';
import { benchPouch } from './pouchdb-peer';
import { writeTable } from './write-table';

/** `--seconds 2` per figure for a look; `--only postgres` (or pglite, naive, pouchdb) for a part. */
function option(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
}

const seconds = Number(option('seconds') ?? 10);
const rows = Number(option('rows') ?? 100_000);
const wanted = (name: string) => (option('only') ?? name) === name;

process.stderr.write(`${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores, Node ${process.version}\n`);
if (wanted('postgres') || wanted('naive')) {
  const binaries = postgresBinaries();
  if (binaries === undefined) process.stderr.write('PostgreSQL is not installed here\n');
  else {
    const cluster = await startCluster(binaries, { durable: true });
    const url = cluster.url('postgres');
    const database = await openPostgres(url);
    const server = await startTestServer({ database, url });
    const bench = { seconds, rows, beside: cluster.pid };
    if (wanted('postgres')) await benchOurs({ subject: 'PostgreSQL', server, ...bench });
    if (wanted('naive')) await benchNaive({ database, ...bench });
    await server.stop();
    await cluster.stop();
  }
}
if (wanted('pglite')) {
  const server = await startTestServer({ database: await openPglite(), url: undefined });
  await benchOurs({ subject: 'PGlite', server, beside: 0, seconds, rows });
  await server.stop();
}
if (wanted('pouchdb')) await benchPouch({ seconds, rows });
writeTable(figures());
