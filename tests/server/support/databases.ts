import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';
import { openPglite, type Embedded } from '@/server/sql/pglite';
import { openPostgres, type Postgres } from '@/server/sql/postgres';

export interface Opened {
  readonly database: Embedded | Postgres;
  readonly url: string | undefined;
}

export interface Target {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly here: boolean;
  /** A new, empty database. */
  open(): Promise<Opened>;
}

/** Both databases; every test of the server runs on each that is here. */
export const targets: readonly Target[] = [
  { name: 'PGlite', here: true, open: async () => ({ database: await openPglite(), url: undefined }) },
  { name: 'PostgreSQL', here: inject('postgres') !== null, open: openFresh },
];

async function openFresh(): Promise<Opened> {
  const url = await freshPostgres();
  return { database: await openPostgres(url, 12), url };
}

/** A new, empty database on the private PostgreSQL. */
export async function freshPostgres(): Promise<string> {
  const template = inject('postgres');
  if (template === null) throw new Error('no PostgreSQL here');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: template.replace('{database}', 'postgres') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  await admin.end();
  return template.replace('{database}', name);
}
