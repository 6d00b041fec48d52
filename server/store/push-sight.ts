import type { Mutation, Refusal } from '@/lib/onechat/sync';
import { parentOf } from '@/lib/sync/scope';
import type { Sql } from '../sql/sql';
import { findChildren, findMeant, findRows } from './entity-rows';
import { holdersOf, identityChange, joined, type IdentityChange } from './identities';
import {
  contactsToFollow,
  followContacts,
  planPush,
  rowKey,
  type KeptRow,
  type Plan,
  type RowKey,
} from './plan-push';
import type { Seat } from './seat';

/** What one push changes. */
export interface PlannedPush {
  readonly rows: readonly KeptRow[];
  /** Rows that left a scope: where they were. */
  readonly left: readonly KeptRow[];
  readonly refusals: readonly Refusal[];
  /** Pairs of identity and contact that are no longer. */
  readonly lost: IdentityChange['lost'];
}

/** The rows that the pushes of one transaction are about; each push sees what those before it made of them. */
export interface PushSight {
  plan(seat: Seat, mutations: readonly Mutation[]): Promise<PlannedPush>;
}

/** Reads the rows of these mutations in one statement. */
export async function createPushSight(
  sql: Sql,
  workspaceId: string,
  mutations: readonly Mutation[],
): Promise<PushSight> {
  const found = await findRows(sql, workspaceId, keysOf(mutations));
  const stored = new Map(found.stored);
  // What a push of this transaction made of a row is newer than what the database has.
  const load = (rows: readonly KeptRow[]) => {
    for (const row of rows) {
      const key = rowKey(row.kind, row.entity.id);
      if (!stored.has(key)) stored.set(key, row);
    }
  };
  const childrenOf = async (contacts: readonly string[]): Promise<readonly KeptRow[]> => {
    if (contacts.length === 0) return [];
    load(await findChildren(sql, workspaceId, contacts));
    return [...stored.values()].filter(({ parent }) => parent !== null && contacts.includes(parent));
  };
  /** With the contacts that turn out to be of one person led to one of them. */
  const withSame = async (plan: Plan, gained: readonly string[]): Promise<Plan> => {
    if (gained.length === 0) return plan;
    const holders = await holdersOf(sql, workspaceId, gained);
    const unknown = holders.filter((key) => !stored.has(key));
    if (unknown.length > 0) load([...(await findRows(sql, workspaceId, unknown)).stored.values()]);
    const rows = new Map([...stored, ...plan.changed]);
    return { ...plan, changed: new Map([...plan.changed, ...joined(rows, gained)]) };
  };
  return {
    async plan(seat, fresh) {
      await childrenOf(erasedContacts(fresh));
      for (const { call } of fresh) {
        if (call !== undefined) load(await findMeant(sql, seat, call));
      }
      const first = planPush({ stored, forgotten: found.forgotten, seat }, fresh);
      const followed = followContacts(first, await childrenOf(contactsToFollow(first, stored)));
      const { gained, lost } = identityChange(followed.changed, stored);
      const plan = await withSame(followed, gained);
      const left = [...plan.changed].flatMap(([key, row]) => {
        const before = stored.get(key);
        return before === undefined || before.scope === row.scope ? [] : [before];
      });
      for (const [key, row] of plan.changed) stored.set(key, row);
      return { rows: [...plan.changed.values()], left, refusals: plan.refusals, lost };
    },
  };
}

function keysOf(mutations: readonly Mutation[]): RowKey[] {
  const keys = new Set<RowKey>();
  for (const operation of mutations.flatMap(({ operations }) => operations)) {
    keys.add(rowKey(operation.table, operation.id));
    const parent =
      operation.op === 'set' ? parentOf(operation.table, { [operation.field]: operation.value }) : null;
    if (parent !== null) keys.add(rowKey('contacts', parent));
  }
  return [...keys].sort();
}

/** Contacts that these mutations erase: what belongs to them goes along. */
function erasedContacts(mutations: readonly Mutation[]): string[] {
  return mutations
    .flatMap(({ operations }) => operations)
    .filter(({ op, table }) => op === 'erase' && table === 'contacts')
    .map(({ id }) => id);
}
