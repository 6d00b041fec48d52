import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { z } from '@/lib/catalogue/zod';
import { openPglite } from '@/server/sql/pglite';
import { openPostgres } from '@/server/sql/postgres';
import { textIn, wholeIn } from '@/server/sql/read';
import type { Database } from '@/server/sql/sql';
import { peerRecords } from '../data/sync-records';

/*
 * A server of the pattern that RxDB documents for HTTP: pull by a checkpoint of time and id, push with the state that
 * the client took for the server's, and events. Rows are written and read many at a time, which the documentation
 * leaves out, and long answers are compressed as ours are.
 */

const document = z.looseObject({ id: z.string(), updatedAt: z.number(), _deleted: z.boolean().optional() });
const change = z.object({ assumedMasterState: document.nullish(), newDocumentState: document });
type Document = z.infer<typeof document>;

const { DATABASE_URL: url, BENCH_DATA: folder = '', PORT: port = '0', BENCH_SIZE: size = '0' } = process.env;
const database: Database =
  url === undefined || url === '' ? await openPglite(`${folder}/pglite`) : await openPostgres(url);
await makeTable(database, Number(size));

const listeners = new Set<ServerResponse>();

async function makeTable(sql: Database, count: number): Promise<void> {
  await sql.query('create table record (id text primary key, updated_at bigint not null, d text not null)');
  const all = peerRecords(count);
  for (let from = 0; from < all.length; from += 5_000) await put(sql, all.slice(from, from + 5_000));
  await sql.query('create index record_by_change on record (updated_at, id)');
  await sql.query('analyze record');
}

async function put(
  sql: Pick<Database, 'query'>,
  records: readonly { id: string; updatedAt: number }[],
): Promise<void> {
  await sql.query(
    `insert into record (id, updated_at, d) select * from unnest($1::text[], $2::bigint[], $3::text[])
     on conflict (id) do update set updated_at = excluded.updated_at, d = excluded.d`,
    [
      records.map(({ id }) => id),
      records.map(({ updatedAt }) => String(updatedAt)),
      records.map((each) => JSON.stringify(each)),
    ],
  );
}

async function pull(query: URLSearchParams): Promise<unknown> {
  const [at, id] = [Number(query.get('updatedAt') ?? 0), query.get('id') ?? ''];
  const rows = await database.query(
    'select id, updated_at, d from record where (updated_at, id) > ($1, $2) order by updated_at, id limit $3',
    [String(at), id, Number(query.get('batchSize') ?? 100)],
  );
  const last = rows.at(-1);
  const checkpoint =
    last === undefined
      ? { id, updatedAt: at }
      : { id: textIn(last, 'id'), updatedAt: wholeIn(last, 'updated_at') };
  return { documents: rows.map((row) => JSON.parse(textIn(row, 'd')) as unknown), checkpoint };
}

async function push(body: string): Promise<unknown> {
  const changes = z.array(change).parse(JSON.parse(body));
  const { conflicts, written } = await database.transaction('write', async (sql) => {
    const found = await sql.query('select id, d from record where id = any($1::text[]) for update', [
      changes.map(({ newDocumentState }) => newDocumentState.id),
    ]);
    const masters = new Map(
      found.map((row) => [textIn(row, 'id'), document.parse(JSON.parse(textIn(row, 'd')))]),
    );
    const conflicts: Document[] = [];
    const written: Document[] = [];
    for (const { assumedMasterState, newDocumentState } of changes) {
      const master = masters.get(newDocumentState.id);
      if (master !== undefined && assumedMasterState?.updatedAt !== master.updatedAt) conflicts.push(master);
      else written.push(newDocumentState);
    }
    if (written.length > 0) await put(sql, written);
    return { conflicts, written };
  });
  const last = written.at(-1);
  if (last !== undefined) {
    const event = { documents: written, checkpoint: { id: last.id, updatedAt: last.updatedAt } };
    for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`);
  }
  return conflicts;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

function follow(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache' });
  response.flushHeaders();
  listeners.add(response);
  response.on('close', () => listeners.delete(response));
}

function answer(request: IncomingMessage, response: ServerResponse, value: unknown): void {
  const text = Buffer.from(JSON.stringify(value));
  response.setHeader('content-type', 'application/json');
  const isLong = text.byteLength > 1_024 && (request.headers['accept-encoding'] ?? '').includes('gzip');
  if (isLong) response.setHeader('content-encoding', 'gzip');
  response.end(isLong ? gzipSync(text, { level: 1 }) : text);
}

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  response.setHeader('access-control-allow-origin', '*');
  const reply = async (): Promise<void> => {
    if (pathname === '/pullStream') return follow(response);
    if (pathname === '/pull') return answer(request, response, await pull(searchParams));
    if (pathname === '/push') return answer(request, response, await push(await bodyOf(request)));
    const [row = {}] = await database.query('select count(*) as n from record where d like $1', [
      `%"company":"${searchParams.get('company') ?? ''}%`,
    ]);
    answer(request, response, { count: wholeIn(row, 'n') });
  };
  reply().catch((error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    response.statusCode = 500;
    response.end();
  });
});
server.listen(Number(port), '127.0.0.1', () => process.stdout.write('The peer listens\n'));
process.once('SIGTERM', () => void database.close().then(() => process.exit(0)));
