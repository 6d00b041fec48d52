import { timeOfStamp } from '@/lib/domain/shared/stamp';
import type { Mutation, Refusal } from '@/lib/onechat/sync';
import { parentOf } from '@/lib/sync/scope';
import { maxAhead } from '@/lib/sync/stamp';
import { textIn, wholeIn } from '../sql/read';
import type { Database, Sql } from '../sql/sql';
import { findChildren, findRows, hashOfId, type Found } from './entity-rows';
import {
  contactsToFollow,
  followContacts,
  planPush,
  rowKey,
  type KeptRow,
  type Plan,
  type Sight,
} from './plan-push';
import { refusalOf } from './refusals';
import type { Seat } from './seat';

export interface Pushed {
  readonly last: number;
  readonly head: number;
  readonly refusals: readonly Refusal[];
  /** Whether anything was written that others may want to hear of. */
  readonly news: boolean;
}

export type PushAnswer =
  | { readonly kind: 'pushed'; readonly pushed: Pushed }
  | { readonly kind: 'gap'; readonly last: number }
  | { readonly kind: 'locked' };

export interface PushCall {
  readonly seat: Seat;
  readonly schema: number;
  /** Ascending, without a gap. */
  readonly mutations: readonly Mutation[];
}

/** Whether a change is stamped further in the future than a clock may be wrong. */
export function isAhead(mutations: readonly Mutation[], now: number): boolean {
  return mutations.some(({ operations }) =>
    operations.some(({ stamp }) => timeOfStamp(stamp) > now + maxAhead),
  );
}

/**
 * One push is one transaction with one number: effects and `last_mid` are kept together or not at all. The lock
 * order is device, head, rows; the number is taken under the head's lock, so whoever reads a number has all
 * before it.
 */
export function push(database: Database, call: PushCall): Promise<PushAnswer> {
  return database.transaction('write', (sql) => pushIn(sql, call));
}

// The order of the locks is the order of the parts: `h` waits for `d`. A push that adds nothing takes no number.
const lockStatement = `
with d as (
  select last_mid, state from device where workspace_id = $1 and client_id = $2 and seat_id = $3 for update
), h as (
  update ws_head set seq = seq + 1
  where workspace_id = $1
    and exists (select 1 from d where state = 'active' and last_mid >= $4::bigint - 1 and last_mid < $5::bigint)
  returning seq
)
select d.last_mid, d.state, coalesce(h.seq, 0) as taken,
  coalesce(h.seq, (select seq from ws_head where workspace_id = $1)) as head,
  (select json_agg(json_build_object('mid', r.mid, 'code', r.code, 'say', r.say) order by r.mid)::text
   from (select mid, code, say from refusal where workspace_id = $1 and client_id = $2 order by mid limit 1000) r
  ) as refusals
from d left join h on true`;

async function pushIn(sql: Sql, call: PushCall): Promise<PushAnswer> {
  const { seat, mutations } = call;
  const first = mutations[0]?.mid ?? 1;
  const final = mutations.at(-1)?.mid ?? 0;
  const locked = await sql.query(lockStatement, [seat.workspaceId, seat.clientId, seat.seatId, first, final]);
  const row = locked[0];
  if (row === undefined || textIn(row, 'state') !== 'active') return { kind: 'locked' };
  const last = wholeIn(row, 'last_mid');
  if (first > last + 1) return { kind: 'gap', last };
  const before = refusalOf(row['refusals']);
  const seq = wholeIn(row, 'taken');
  if (seq === 0) {
    const head = wholeIn(row, 'head');
    return { kind: 'pushed', pushed: { last, head, refusals: before, news: false } };
  }
  const fresh = mutations.filter(({ mid }) => mid > last);
  const plan = await planWith(sql, seat, fresh);
  await write(sql, call, { seq, final, ...plan });
  const refusals = [...before, ...plan.plan.refusals];
  return { kind: 'pushed', pushed: { last: final, head: seq, refusals, news: plan.plan.changed.size > 0 } };
}

interface Planned {
  readonly plan: Plan;
  readonly stored: Sight['stored'];
}

async function planWith(sql: Sql, seat: Seat, fresh: readonly Mutation[]): Promise<Planned> {
  const keys = new Set<string>();
  for (const operation of fresh.flatMap(({ operations }) => operations)) {
    keys.add(rowKey(operation.table, operation.id));
    const parent =
      operation.op === 'set' ? parentOf(operation.table, { [operation.field]: operation.value }) : null;
    if (parent !== null) keys.add(rowKey('contacts', parent));
  }
  const asked = await findRows(sql, seat.workspaceId, [...keys].sort());
  const found = await withErased(sql, seat, { fresh, found: asked });
  const plan = planPush({ ...found, seat }, fresh);
  const follow = contactsToFollow(plan, found.stored);
  if (follow.length === 0) return { plan, stored: found.stored };
  const children = await findChildren(sql, seat.workspaceId, follow);
  const stored = new Map(found.stored);
  for (const child of children) stored.set(rowKey(child.kind, child.entity.id), child);
  return { plan: followContacts(plan, children), stored };
}

interface Asked {
  readonly fresh: readonly Mutation[];
  readonly found: Found;
}

/** What was found, and the rows that belong to contacts which this push erases. */
async function withErased(sql: Sql, seat: Seat, { fresh, found }: Asked): Promise<Found> {
  const contacts = fresh
    .flatMap(({ operations }) => operations)
    .filter(({ op, table }) => op === 'erase' && table === 'contacts')
    .map(({ id }) => id);
  if (contacts.length === 0) return found;
  const children = await findChildren(sql, seat.workspaceId, contacts);
  const kept = children.map((row): [string, KeptRow] => [rowKey(row.kind, row.entity.id), row]);
  return { stored: new Map([...found.stored, ...kept]), forgotten: found.forgotten };
}

const writeStatement = `
with e as (
  insert into entity (workspace_id, kind, id, seq, scope, parent, deleted, erased, d, c)
  select $1, n.kind, n.id, $2::bigint, n.scope, n.parent, n.deleted, n.erased, n.d, n.c
  from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::bool[], $8::bool[], $9::text[], $10::text[])
    as n (kind, id, scope, parent, deleted, erased, d, c)
  on conflict (workspace_id, kind, id) do update set
    seq = excluded.seq, scope = excluded.scope, parent = excluded.parent, deleted = excluded.deleted,
    erased = excluded.erased, d = excluded.d, c = excluded.c, changed_at = now()
), x as (
  insert into scope_exit (workspace_id, kind, id, scope, seq)
  select $1, n.kind, n.id, n.scope, $2::bigint
  from unnest($11::text[], $12::text[], $13::text[]) as n (kind, id, scope)
  on conflict (workspace_id, kind, id, scope) do update set seq = excluded.seq, changed_at = now()
), g as (
  insert into erased_id (workspace_id, hash) select $1, n from unnest($14::text[]) as n
  on conflict do nothing
), r as (
  insert into refusal (workspace_id, client_id, mid, code, say)
  select $1, $15, n.mid, n.code, n.say
  from unnest($16::bigint[], $17::text[], $18::text[]) as n (mid, code, say)
  on conflict do nothing
)
update device set last_mid = $19::bigint, data_schema = $20::int, seen_at = now()
where workspace_id = $1 and client_id = $15`;

async function write(
  sql: Sql,
  { seat, schema }: PushCall,
  { seq, final, plan, stored }: Planned & { seq: number; final: number },
): Promise<void> {
  const rows = [...plan.changed.values()];
  const left = rows
    .map((row) => ({ row, before: stored.get(rowKey(row.kind, row.entity.id)) }))
    .filter(({ row, before }) => before !== undefined && before.scope !== row.scope);
  const erased = rows.filter(({ entity }) => entity.erased === true);
  await sql.query(writeStatement, [
    seat.workspaceId,
    seq,
    rows.map(({ kind }) => kind),
    rows.map(({ entity }) => entity.id),
    rows.map(({ scope }) => scope),
    rows.map(({ parent }) => parent),
    rows.map(isDeleted),
    rows.map(({ entity }) => entity.erased === true),
    rows.map(({ entity }) => JSON.stringify(entity.d)),
    rows.map(({ entity }) => JSON.stringify(entity.c)),
    left.map(({ row }) => row.kind),
    left.map(({ row }) => row.entity.id),
    left.map(({ before }) => before?.scope ?? ''),
    erased.map(({ kind, entity }) => hashOfId(seat.workspaceId, kind, entity.id)),
    seat.clientId,
    plan.refusals.map(({ mid }) => mid),
    plan.refusals.map(({ code }) => code),
    plan.refusals.map(({ say }) => say),
    final,
    schema,
  ]);
}

function isDeleted({ entity }: KeptRow): boolean {
  return typeof entity.d['deletedAt'] === 'number';
}
