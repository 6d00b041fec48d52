import { constants, createGzip } from 'node:zlib';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Scope } from '@/lib/sync/scope';
import { textIn, textOrNull, wholeIn } from '../sql/read';
import type { Database, Sql } from '../sql/sql';
import type { Cursor, ScopePosition } from './cursor';
import { seenLine, type Down } from './mask-line';
import { readHead, resetReason, type ResetReason } from './pull';
import { addSums, rowSum, rowText } from './row-text';
import type { Seat } from './seat';

export interface SnapshotCall {
  readonly seat: Seat;
  /** The format that the client is served in, and how rows get there where it is older than ours. */
  readonly schema: number;
  readonly down?: Down;
  readonly scopes: readonly Scope[];
  /** What the client has already; kept in the trailer's cursor beside the new scopes. */
  readonly cursor: Cursor | null;
  readonly writeCursor: (cursor: Cursor) => string;
  readonly now: () => string;
}

const pageSize = 5_000;

/**
 * The rows of these scopes of one moment, compressed, with their count and sum at the end. It is gathered in
 * memory before a byte is sent, so that a slow client holds no transaction open.
 */
export function snapshot(
  database: Database,
  call: SnapshotCall,
): Promise<Result<readonly Uint8Array[], ResetReason>> {
  return database.transaction('snapshot', async (sql) => {
    const head = await readHead(sql, call.seat);
    const reset = resetReason(call.cursor, head);
    if (reset !== undefined) return failed(reset);
    const out = compressor();
    const total = await writeRows(sql, call, out.write);
    // Scopes that were lost meanwhile stay in the cursor, so that the next pull says so.
    const scopes = new Map(earlierScopes(call));
    for (const scope of call.scopes) {
      scopes.set(scope, { seq: head.seq, maskVersion: call.seat.maskVersion });
    }
    const cursor = call.writeCursor({ epoch: head.epoch, schema: call.schema, scopes });
    const end = { cursor, n: total.n, sum: addSums(total.sums), last: head.last, serverTime: call.now() };
    await out.write(`${JSON.stringify({ _end: end })}\n`);
    return ok(await out.end());
  });
}

// A page ends at its greatest key; a blank sorts before every character of a kind.
const pageStatement = `
select count(*) as n, coalesce(sum(p.sum), 0)::text as sum, string_agg(p.line, E'\\n') as lines, max(p.key) as last
from (
  select e.kind || ' ' || e.id as key, ${rowText} as line, ${rowSum} as sum
  from entity e
  where e.workspace_id = $1 and e.scope = any($2::text[]) and (e.kind, e.id) > ($3, $4)
  order by e.kind, e.id
  limit $5
) p`;

async function writeRows(sql: Sql, call: SnapshotCall, write: (text: string) => Promise<void>) {
  const sums: string[] = [];
  let n = 0;
  const seen = seenLine(call);
  // Read in the order of the primary key: with any other index each page would sort all that is left.
  await Promise.all(['enable_sort', 'enable_bitmapscan'].map((way) => sql.query(`set local ${way} = off`)));
  let after: readonly [string, string] = ['', ''];
  // The database reads the next page while this process compresses the one before.
  let writing = Promise.resolve();
  for (;;) {
    const rows = await sql.query(pageStatement, [call.seat.workspaceId, call.scopes, ...after, pageSize]);
    const page = rows[0] ?? {};
    await writing;
    const lines = textOrNull(page, 'lines');
    if (lines === null) return { n, sums };
    writing = write(`${seen === undefined ? lines : lines.split('\n').map(seen).join('\n')}\n`);
    writing.catch(() => undefined);
    n += wholeIn(page, 'n');
    sums.push(textIn(page, 'sum'));
    if (wholeIn(page, 'n') < pageSize) {
      await writing;
      return { n, sums };
    }
    const last = textIn(page, 'last');
    const at = last.indexOf(' ');
    after = [last.slice(0, at), last.slice(at + 1)];
  }
}

/** What the cursor had; scopes that were read in another format are marked, so that the next pull loads them anew. */
function earlierScopes({ cursor, schema }: SnapshotCall): [Scope, ScopePosition][] {
  const all = [...(cursor?.scopes ?? [])];
  if (cursor?.schema === schema) return all;
  return all.map(([scope, { seq }]) => [scope, { seq, maskVersion: -1 }]);
}

function compressor() {
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  const chunks: Uint8Array[] = [];
  gzip.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise<void>((resolve, reject) => {
    gzip.on('end', resolve);
    gzip.on('error', reject);
  });
  return {
    write: (text: string) =>
      new Promise<void>((resolve, reject) => {
        gzip.write(text, (error) => (error ? reject(error) : resolve()));
      }),
    end: async () => {
      gzip.end();
      await ended;
      return chunks;
    },
  };
}
