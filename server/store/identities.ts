import type { Entity } from '@/lib/domain/shared/entity';
import { merge } from '@/lib/sync/merge';
import { joinSame, provenIdentities } from '@/lib/sync/same-person';
import { textIn } from '../sql/read';
import type { Sql } from '../sql/sql';
import { rowKey, type KeptRow, type RowKey } from './plan-push';

export interface IdentityChange {
  /** Identities that contacts have now and had not before. */
  readonly gained: readonly string[];
  /** Pairs of identity and contact that are no longer. */
  readonly lost: readonly (readonly [string, string])[];
}

const none: Entity = { id: '', d: {}, c: {} };

/** What a push does to the identities of contacts. */
export function identityChange(
  changed: ReadonlyMap<RowKey, KeptRow>,
  stored: ReadonlyMap<RowKey, KeptRow>,
): IdentityChange {
  const gained: string[] = [];
  const lost: (readonly [string, string])[] = [];
  for (const [key, { kind, entity }] of changed) {
    if (kind !== 'contacts') continue;
    const before = provenIdentities(stored.get(key)?.entity ?? none);
    const after = provenIdentities(entity);
    gained.push(...[...after.keys()].filter((identity) => !before.has(identity)));
    for (const identity of before.keys()) if (!after.has(identity)) lost.push([identity, entity.id]);
  }
  return { gained, lost };
}

/** The contacts that are known by these identities. */
export async function holdersOf(
  sql: Sql,
  workspaceId: string,
  identities: readonly string[],
): Promise<RowKey[]> {
  const rows = await sql.query(
    'select distinct contact_id from contact_identity where workspace_id = $1 and identity = any($2::text[])',
    [workspaceId, identities],
  );
  return rows.map((row) => rowKey('contacts', textIn(row, 'contact_id')));
}

/**
 * The rows with contacts of one person joined: the others lead to the one with the lowest id. Only contacts of one
 * scope are: a seat must not learn from its own contact that another one has the same customer.
 */
export function joined(
  rows: ReadonlyMap<RowKey, KeptRow>,
  identities: readonly string[],
): ReadonlyMap<RowKey, KeptRow> {
  const contacts = [...rows.values()].filter(({ kind }) => kind === 'contacts');
  const after = new Map<RowKey, KeptRow>();
  for (const identity of identities) {
    const holders = contacts
      .map((row) => after.get(rowKey(row.kind, row.entity.id)) ?? row)
      .filter(({ entity }) => provenIdentities(entity).has(identity));
    for (const group of Map.groupBy(holders, ({ scope }) => scope).values()) {
      for (const operation of joinSame(
        identity,
        group.map(({ entity }) => entity),
      )) {
        const key = rowKey('contacts', operation.id);
        const row = after.get(key) ?? rows.get(key);
        const entity = merge(row?.entity, [operation]);
        if (row !== undefined && entity !== undefined && entity !== row.entity)
          after.set(key, { ...row, entity });
      }
    }
  }
  return after;
}
