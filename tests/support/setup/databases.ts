import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openPglite } from '@/server/sql/pglite';
import { openPostgres } from '@/server/sql/postgres';
import { startTestServer } from '@/tests/server/support/test-server';
import { postgresBinaries, startCluster, type Cluster } from '../postgres-cluster';
import { preparedName } from './prepared-name';

declare module 'vitest' {
  export interface ProvidedContext {
    /** How to reach a database of the private PostgreSQL; null where none is installed. */
    postgres: string | null;
    /** A file with an embedded database that is up to date and holds nothing. */
    pglite: string;
  }
}

/**
 * One PostgreSQL for all test files, where its binaries are found; `{database}` stands for a name. On each of the two
 * databases the tables are made once: a test file copies them, which takes a tenth of the time.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'onechat-prepared-'));
  const [cluster] = await Promise.all([startPostgres(), preparePglite(join(folder, 'pglite.tar'))]);
  project.provide('postgres', cluster?.url('{database}') ?? null);
  project.provide('pglite', join(folder, 'pglite.tar'));
  return async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}

async function startPostgres(): Promise<Cluster | undefined> {
  const binaries = postgresBinaries();
  if (binaries === undefined) {
    process.stderr.write('PostgreSQL is not installed here: its tests are skipped\n');
    return undefined;
  }
  const cluster = await startCluster(binaries);
  const admin = await openPostgres(cluster.url('postgres'), 1);
  await admin.query(`create database ${preparedName}`);
  await admin.close();
  const url = cluster.url(preparedName);
  const server = await startTestServer({ database: await openPostgres(url, 2), url });
  await server.stop();
  return cluster;
}

async function preparePglite(file: string): Promise<void> {
  const database = await openPglite();
  const server = await startTestServer({ database, url: undefined });
  const dump = await database.pglite.dumpDataDir('none');
  writeFileSync(file, new Uint8Array(await dump.arrayBuffer()));
  await server.stop();
}
