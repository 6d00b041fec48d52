import { randomBytes } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { Client } from 'pg';
import { inject } from 'vitest';
import { embed, type Embedded } from '@/server/sql/pglite';
import { openPostgres, type Postgres } from '@/server/sql/postgres';
import { preparedName } from '@/tests/support/setup/prepared-name';

export interface Opened {
  readonly database: Embedded | Postgres;
  readonly url: string | undefined;
}

export interface Target {
  readonly name: 'PGlite' | 'PostgreSQL';
  readonly here: boolean;
  /** A new database that is up to date and holds nothing; `process.test.ts` has servers make one from nothing. */
  open(): Promise<Opened>;
}

/** Both databases; every test of the server runs on each that is here. */
export const targets: readonly Target[] = [
  { name: 'PGlite', here: true, open: copyPglite },
  { name: 'PostgreSQL', here: inject('postgres') !== null, open: copyPostgres },
];

async function copyPglite(): Promise<Opened> {
  const loadDataDir = await openAsBlob(inject('pglite'));
  return { database: await embed(await PGlite.create({ loadDataDir })), url: undefined };
}

async function copyPostgres(): Promise<Opened> {
  const url = await newPostgres(preparedName);
  return { database: await openPostgres(url, 12), url };
}

/** A new, empty database on the private PostgreSQL. */
export function freshPostgres(): Promise<string> {
  return newPostgres('template1');
}

async function newPostgres(copied: string): Promise<string> {
  const template = inject('postgres');
  if (template === null) throw new Error('no PostgreSQL here');
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new Client({ connectionString: template.replace('{database}', 'postgres') });
  await admin.connect();
  await admin.query(`create database ${name} template ${copied}`);
  await admin.end();
  return template.replace('{database}', name);
}
