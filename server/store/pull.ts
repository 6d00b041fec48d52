import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Refusal } from '@/lib/onechat/sync';
import type { Scope } from '@/lib/sync/scope';
import { textIn, wholeIn } from '../sql/read';
import type { Database, Sql, SqlRow } from '../sql/sql';
import type { Cursor, ScopePosition } from './cursor';
import { digestsOf, type Digests } from './digest';
import { seenLine, type Down } from './mask-line';
import { refusalOf } from './refusals';
import { rowText } from './row-text';
import type { Seat } from './seat';

export interface PullCall {
  readonly seat: Seat;
  /** The format that the client is served in, and how rows get there where it is older than ours. */
  readonly schema: number;
  readonly down?: Down;
  readonly cursor: Cursor | null;
  readonly limit: number;
  readonly digest: boolean;
}

export interface Pulled {
  /** Rows as JSON text, in the order of their transactions. */
  readonly rows: readonly string[];
  readonly cursor: Cursor;
  readonly more: boolean;
  readonly last: number;
  readonly head: number;
  readonly gained: readonly Scope[];
  readonly lost: readonly Scope[];
  readonly refusals: readonly Refusal[];
  readonly digest?: Digests;
}

export type ResetReason = 'horizon' | 'epoch';

/** Everything in the answer is of one moment: rows, numbers, `last`, refusals and digests. */
export function pull(database: Database, call: PullCall): Promise<Result<Pulled, ResetReason>> {
  return database.transaction('snapshot', (sql) => pullIn(sql, call));
}

async function pullIn(sql: Sql, call: PullCall): Promise<Result<Pulled, ResetReason>> {
  const head = await readHead(sql, call.seat);
  const reset = resetReason(call.cursor, head);
  if (reset !== undefined) return failed(reset);
  const known = scopesInCommon(call);
  const seen = seenLine(call);
  const page = await readPage(sql, call, known);
  const upTo = page.more ? page.upTo : head.seq;
  const positions = [...known].map(([scope, { seq, maskVersion }]): [Scope, ScopePosition] => [
    scope,
    { seq: Math.max(seq, upTo), maskVersion },
  ]);
  const digest = call.digest && !page.more ? await digestsOf(sql, call.seat, [...known.keys()]) : undefined;
  return ok({
    rows: seen === undefined ? page.rows : page.rows.map(seen),
    cursor: { epoch: head.epoch, schema: call.schema, scopes: new Map(positions) },
    more: page.more,
    last: head.last,
    head: head.seq,
    gained: call.seat.scopes.filter((scope) => !known.has(scope)),
    lost: [...(call.cursor?.scopes.keys() ?? [])].filter((scope) => !known.has(scope)),
    refusals: head.refusals,
    ...(digest === undefined ? {} : { digest }),
  });
}

/** The scopes that the cursor has read before and the seat may still see, through the same mask, in the same format. */
function scopesInCommon({ cursor, seat, schema }: PullCall): Map<Scope, ScopePosition> {
  if (cursor?.schema !== schema) return new Map();
  const scopes = [...cursor.scopes].filter(
    ([scope, { maskVersion }]) => seat.scopes.includes(scope) && maskVersion === seat.maskVersion,
  );
  return new Map(scopes);
}

export interface Head {
  readonly seq: number;
  readonly floor: number;
  readonly epoch: string;
  readonly last: number;
  readonly refusals: readonly Refusal[];
}

/** The numbers of the workspace and of this computer, of the transaction's moment. */
export async function readHead(sql: Sql, seat: Seat): Promise<Head> {
  const rows = await sql.query(
    `select h.seq, h.floor, h.epoch, d.last_mid,
       (select json_agg(json_build_object('mid', r.mid, 'code', r.code, 'say', r.say) order by r.mid)::text
        from (select mid, code, say from refusal where workspace_id = $1 and client_id = $2 order by mid limit 1000) r
       ) as refusals
     from ws_head h join device d on d.workspace_id = h.workspace_id and d.client_id = $2
     where h.workspace_id = $1`,
    [seat.workspaceId, seat.clientId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error('a seat without a head');
  return {
    seq: wholeIn(row, 'seq'),
    floor: wholeIn(row, 'floor'),
    epoch: textIn(row, 'epoch'),
    last: wholeIn(row, 'last_mid'),
    refusals: refusalOf(row['refusals']),
  };
}

/**
 * Why a cursor cannot be gone on from: rows it has not seen the end of were cleared away; or the workspace was
 * restored from a backup, so that its numbers mean other changes.
 */
export function resetReason(cursor: Cursor | null, head: Head): ResetReason | undefined {
  if (cursor === null) return undefined;
  const positions = [...cursor.scopes.values()].map(({ seq }) => seq);
  if (cursor.epoch !== head.epoch || positions.some((seq) => seq > head.seq)) return 'epoch';
  return positions.some((seq) => seq < head.floor) ? 'horizon' : undefined;
}

interface Page {
  readonly rows: readonly string[];
  readonly more: boolean;
  readonly upTo: number;
}

/**
 * Rows that left a scope: gone where the new place is not the seat's. Where it is, and this cursor has not come to the
 * row there, the row itself is told now, in its new scope: before its turn comes it may leave that one too, or the seat
 * may lose it, and nothing would tell that it is gone.
 */
const leftFrom = `left join entity e on e.workspace_id = $1 and e.kind = x.kind and e.id = x.id and e.scope = any($5::text[])
  left join g n on n.scope = e.scope`;
const leftWhere = `(n.scope is null or (e.seq > n.since and e.seq <> x.seq))`;
const leftLine = `case when e.scope is null
  then '{"k":"' || x.kind || '","id":"' || x.id || '","seq":' || x.seq || ',"gone":true}'
  else ${rowText} end`;

const pageStatement = `
with g as (select * from unnest($2::text[], $3::bigint[]) as g (scope, since))
select p.seq, p.line from (
  select e.seq, ${rowText} as line, e.kind, e.id
  from g cross join lateral (
    select * from entity e where e.workspace_id = $1 and e.scope = g.scope and e.seq > g.since order by e.seq limit $4
  ) e
  union all
  select x.seq, x.line, x.kind, x.id
  from g cross join lateral (
    select x.seq, ${leftLine} as line, x.kind, x.id from scope_exit x ${leftFrom}
    where x.workspace_id = $1 and x.scope = g.scope and x.seq > g.since and ${leftWhere}
    order by x.seq limit $4
  ) x
) p
order by p.seq, p.kind, p.id
limit $4`;

async function readPage(sql: Sql, call: PullCall, known: Map<Scope, ScopePosition>): Promise<Page> {
  if (known.size === 0) return { rows: [], more: false, upTo: 0 };
  const found = await sql.query(pageStatement, [
    ...pageParams(call, known),
    call.limit + 1,
    call.seat.scopes,
  ]);
  if (found.length <= call.limit) return { rows: linesOf(found), more: false, upTo: 0 };
  const next = wholeIn(found[call.limit] ?? {}, 'seq');
  const whole = found.filter((row) => wholeIn(row, 'seq') < next);
  const before = whole.at(-1);
  if (before !== undefined) return { rows: linesOf(whole), more: true, upTo: wholeIn(before, 'seq') };
  return { rows: await readTransaction(sql, call, { known, seq: next }), more: true, upTo: next };
}

function pageParams(call: PullCall, known: Map<Scope, ScopePosition>) {
  return [call.seat.workspaceId, [...known.keys()], [...known.values()].map(({ seq }) => seq)] as const;
}

const transactionStatement = `
with g as (select * from unnest($2::text[], $3::bigint[]) as g (scope, since))
select p.line from (
  select ${rowText} as line, e.kind, e.id
  from g join entity e on e.workspace_id = $1 and e.scope = g.scope and e.seq = $4 and e.seq > g.since
  union all
  select ${leftLine}, x.kind, x.id
  from g join scope_exit x on x.workspace_id = $1 and x.scope = g.scope and x.seq = $4 and x.seq > g.since
  ${leftFrom}
  where ${leftWhere}
) p
order by p.kind, p.id`;

/** One transaction that is larger than a page, whole all the same. */
async function readTransaction(
  sql: Sql,
  call: PullCall,
  { known, seq }: { known: Map<Scope, ScopePosition>; seq: number },
): Promise<string[]> {
  const rows = await sql.query(transactionStatement, [...pageParams(call, known), seq, call.seat.scopes]);
  return linesOf(rows);
}

function linesOf(rows: readonly SqlRow[]): string[] {
  return rows.map((row) => textIn(row, 'line'));
}
