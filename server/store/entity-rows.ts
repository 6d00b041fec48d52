import { createHash } from 'node:crypto';
import type { Entity } from '@/lib/domain/shared/entity';
import { isRecord } from '@/lib/domain/shared/json';
import { isJson } from '@/lib/domain/shared/parse-operation';
import { textIn, textOrNull, truthIn } from '../sql/read';
import type { Sql, SqlRow } from '../sql/sql';
import type { Call } from '@/lib/sync/calls';
import { largestCall, rowKey, type KeptRow, type RowKey } from './plan-push';
import type { Seat } from './seat';

/** What is left of an id for ever once its row was erased. */
export function hashOfId(workspaceId: string, kind: string, id: string): string {
  return createHash('sha256').update(`${workspaceId} ${kind} ${id}`).digest('hex');
}

export interface Found {
  readonly stored: ReadonlyMap<RowKey, KeptRow>;
  readonly forgotten: ReadonlySet<RowKey>;
}

const findStatement = `
with asked as (select * from unnest($2::text[], $3::text[], $4::text[]) as a (kind, id, hash)),
  own as (
    select e.kind, e.id, e.scope, e.parent, e.erased, e.d, e.c
    from asked a join entity e on e.workspace_id = $1 and e.kind = a.kind and e.id = a.id
  )
select kind, id, scope, parent, erased, d, c, false as forgotten from own
union all
select e.kind, e.id, e.scope, e.parent, e.erased, e.d, e.c, false
from entity e
where e.workspace_id = $1 and e.kind = 'contacts' and e.id in (select parent from own where parent is not null)
  and not exists (select 1 from asked a where a.kind = 'contacts' and a.id = e.id)
union all
select a.kind, a.id, '', null, true, '{}', '{}', true
from asked a join erased_id x on x.workspace_id = $1 and x.hash = a.hash
where not exists (select 1 from entity e where e.workspace_id = $1 and e.kind = a.kind and e.id = a.id)`;

/** The rows of these keys with the contacts they belong to, and which of the keys were erased long ago. */
export async function findRows(sql: Sql, workspaceId: string, keys: readonly RowKey[]): Promise<Found> {
  const pairs = keys.map((key) => {
    const at = key.indexOf(' ');
    return { kind: key.slice(0, at), id: key.slice(at + 1) };
  });
  const rows = await sql.query(findStatement, [
    workspaceId,
    pairs.map(({ kind }) => kind),
    pairs.map(({ id }) => id),
    pairs.map(({ kind, id }) => hashOfId(workspaceId, kind, id)),
  ]);
  const stored = new Map<RowKey, KeptRow>();
  const forgotten = new Set<RowKey>();
  for (const row of rows) {
    const key = rowKey(textIn(row, 'kind'), textIn(row, 'id'));
    if (truthIn(row, 'forgotten')) forgotten.add(key);
    else stored.set(key, keptRow(row));
  }
  return { stored, forgotten };
}

/** The rows that belong to these contacts and are not erased. */
export async function findChildren(
  sql: Sql,
  workspaceId: string,
  contacts: readonly string[],
): Promise<KeptRow[]> {
  const rows = await sql.query(
    `select kind, id, scope, parent, erased, d, c from entity
     where workspace_id = $1 and parent = any($2::text[]) and not erased`,
    [workspaceId, contacts],
  );
  return rows.map(keptRow);
}

/** The contacts that lead to these, directly or through others. */
export async function findMergedAway(
  sql: Sql,
  workspaceId: string,
  contacts: readonly string[],
): Promise<KeptRow[]> {
  const rows = await sql.query(
    `with recursive away as (
       select id from entity where workspace_id = $1 and merged_into = any($2::text[])
       union
       select e.id from entity e join away a on e.workspace_id = $1 and e.merged_into = a.id
     )
     select e.kind, e.id, e.scope, e.parent, e.erased, e.d, e.c
     from away a join entity e on e.workspace_id = $1 and e.kind = 'contacts' and e.id = a.id
     where not e.erased`,
    [workspaceId, contacts],
  );
  return rows.map(keptRow);
}

/** The contacts in this seat's scopes that a call may be about; the call decides. At most one more than it may change. */
export async function findMeant(sql: Sql, seat: Seat, { where }: Call): Promise<KeptRow[]> {
  const has = Object.entries(where.has ?? {}).map(([field, element]) => [field, { [element]: [] }]);
  const held = JSON.stringify({ ...where.is, ...Object.fromEntries(has) });
  const rows = await sql.query(
    `select kind, id, scope, parent, erased, d, c from entity
     where workspace_id = $1 and kind = 'contacts' and scope = any($2::text[]) and not erased and not deleted
       and case when strpos(d, '\\u0000') > 0 then true else d::jsonb @> $3::jsonb end
     order by id limit $4`,
    [seat.workspaceId, seat.scopes, held, largestCall + 1],
  );
  return rows.map(keptRow);
}

/** A row as the database has it. */
export function keptRow(row: SqlRow): KeptRow {
  const id = textIn(row, 'id');
  return {
    kind: textIn(row, 'kind'),
    scope: textIn(row, 'scope'),
    parent: textOrNull(row, 'parent'),
    entity: truthIn(row, 'erased')
      ? { id, d: {}, c: {}, erased: true }
      : { id, d: fieldsIn(textIn(row, 'd')), c: stampsIn(textIn(row, 'c')) },
  };
}

// Checked by hand, not by a schema: this is the busiest place of a push.
function fieldsIn(text: string): Entity['d'] {
  const found: unknown = JSON.parse(text);
  if (!isJson(found) || !isRecord(found)) throw new TypeError('a row without fields');
  return found;
}

function stampsIn(text: string): Entity['c'] {
  const found: unknown = JSON.parse(text);
  if (!isRecord(found) || !isStamps(found)) throw new TypeError('a row without stamps');
  return found;
}

function isStamps(found: Record<string, unknown>): found is Record<string, string> {
  return Object.values(found).every((stamp) => typeof stamp === 'string');
}
