import { provenIdentities } from '@/lib/sync/same-person';
import type { Transaction } from '../sql/sql';
import { hashOfId } from './entity-rows';
import { rowKey, type KeptRow, type RowKey } from './plan-push';
import type { PlannedPush } from './push-sight';
import type { Seat } from './seat';

/** One push that was taken: what it changes, under which number. */
export interface Written {
  readonly seq: number;
  readonly last: number;
  readonly schema: number;
  readonly seat: Seat;
  readonly plan: PlannedPush;
}

interface Pushes {
  readonly workspaceId: string;
  /** The workspace's number after all of them. */
  readonly head: number;
  readonly written: readonly Written[];
}

const statement = `
with e as (
  insert into entity (workspace_id, kind, id, seq, scope, parent, deleted, erased, d, c, merged_into)
  select $1, n.kind, n.id, n.seq, n.scope, n.parent, n.deleted, n.erased, n.d, n.c, n.merged_into
  from unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bool[], $8::bool[], $9::text[], $10::text[], $28::text[])
    as n (seq, kind, id, scope, parent, deleted, erased, d, c, merged_into)
  on conflict (workspace_id, kind, id) do update set
    seq = excluded.seq, scope = excluded.scope, parent = excluded.parent, deleted = excluded.deleted,
    erased = excluded.erased, d = excluded.d, c = excluded.c, merged_into = excluded.merged_into, changed_at = now()
), x as (
  insert into scope_exit (workspace_id, kind, id, scope, seq)
  select $1, n.kind, n.id, n.scope, n.seq
  from unnest($11::bigint[], $12::text[], $13::text[], $14::text[]) as n (seq, kind, id, scope)
  on conflict (workspace_id, kind, id, scope) do update set seq = excluded.seq, changed_at = now()
), g as (
  insert into erased_id (workspace_id, hash) select $1, n from unnest($15::text[]) as n
  on conflict do nothing
), r as (
  insert into refusal (workspace_id, client_id, mid, code, say)
  select $1, n.client_id, n.mid, n.code, n.say
  from unnest($16::text[], $17::bigint[], $18::text[], $19::text[]) as n (client_id, mid, code, say)
  on conflict do nothing
), i as (
  insert into contact_identity (workspace_id, identity, contact_id)
  select $1, n.identity, n.id from unnest($24::text[], $25::text[]) as n (identity, id)
  on conflict do nothing
), j as (
  delete from contact_identity c using unnest($26::text[], $27::text[]) as n (identity, id)
  where c.workspace_id = $1 and c.identity = n.identity and c.contact_id = n.id
), h as (
  update ws_head set seq = $20::bigint where workspace_id = $1
)
update device set last_mid = n.last, data_schema = n.schema, seen_at = now()
from unnest($21::text[], $22::bigint[], $23::int[]) as n (client_id, last, schema)
where workspace_id = $1 and device.client_id = n.client_id`;

/** Writes what these pushes change in one statement, the last of its transaction. */
export function writePushes(sql: Transaction, { workspaceId, head, written }: Pushes): void {
  const rows = [...latestRows(written).values()];
  const left = [...leftScopes(written).values()];
  const refusals = written.flatMap(({ seat, plan }) =>
    plan.refusals.map((refusal) => ({ ...refusal, clientId: seat.clientId })),
  );
  // A computer may have pushed twice in one transaction; its last push is the one that counts.
  const devices = [...new Map(written.map((each) => [each.seat.clientId, each])).values()];
  const known = rows.filter(({ row }) => row.kind === 'contacts').flatMap(({ row }) => pairsOf(row));
  const knownText = new Set(known.map((pair) => pair.join(' ')));
  const lost = written.flatMap(({ plan }) => plan.lost).filter((pair) => !knownText.has(pair.join(' ')));
  const erased = rows.filter(({ row }) => row.entity.erased === true);
  sql.lastly(statement, [
    workspaceId,
    ...rowColumns(rows),
    left.map(({ seq }) => seq),
    left.map(({ row }) => row.kind),
    left.map(({ row }) => row.entity.id),
    left.map(({ row }) => row.scope),
    erased.map(({ row }) => hashOfId(workspaceId, row.kind, row.entity.id)),
    refusals.map(({ clientId }) => clientId),
    refusals.map(({ mid }) => mid),
    refusals.map(({ code }) => code),
    refusals.map(({ say }) => say),
    head,
    devices.map(({ seat }) => seat.clientId),
    devices.map(({ last }) => last),
    devices.map(({ schema }) => schema),
    known.map(([identity]) => identity),
    known.map(([, id]) => id),
    lost.map(([identity]) => identity),
    lost.map(([, id]) => id),
    rows.map(({ row }) => mergedInto(row)),
  ]);
}

function pairsOf({ entity }: KeptRow): (readonly [string, string])[] {
  return [...provenIdentities(entity).keys()].map((identity) => [identity, entity.id]);
}

/** The contact that this one leads to, if it does. */
function mergedInto({ kind, entity }: KeptRow): string | null {
  const into = kind === 'contacts' ? entity.d['mergedInto'] : undefined;
  return typeof into === 'string' ? into : null;
}

interface Numbered {
  readonly seq: number;
  readonly row: KeptRow;
}

/** A row that several pushes changed is kept as the last one left it, under that one's number. */
function latestRows(written: readonly Written[]): Map<RowKey, Numbered> {
  const rows = written.flatMap(({ seq, plan }) => plan.rows.map((row) => ({ seq, row })));
  return new Map(rows.map((each) => [rowKey(each.row.kind, each.row.entity.id), each]));
}

function leftScopes(written: readonly Written[]): Map<string, Numbered> {
  const left = written.flatMap(({ seq, plan }) => plan.left.map((row) => ({ seq, row })));
  return new Map(
    left.map((each) => [`${each.row.scope} ${rowKey(each.row.kind, each.row.entity.id)}`, each]),
  );
}

function rowColumns(rows: readonly Numbered[]) {
  return [
    rows.map(({ seq }) => seq),
    rows.map(({ row }) => row.kind),
    rows.map(({ row }) => row.entity.id),
    rows.map(({ row }) => row.scope),
    rows.map(({ row }) => row.parent),
    rows.map(({ row }) => typeof row.entity.d['deletedAt'] === 'number'),
    rows.map(({ row }) => row.entity.erased === true),
    rows.map(({ row }) => JSON.stringify(row.entity.d)),
    rows.map(({ row }) => JSON.stringify(row.entity.c)),
  ] as const;
}
