import type { Mutation, Refusal } from '@/lib/onechat/sync';
import { parentOf } from '@/lib/sync/scope';
import type { Sql } from '../sql/sql';
import { findChildren, findMeant, findMergedAway, findRows } from './entity-rows';
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
  /** Loads what goes where contacts are erased: all that leads to them, and what belongs to any of them. */
  const loadPersons = async (fresh: readonly Mutation[]): Promise<void> => {
    const ids = new Set(erasedContacts(fresh));
    if (ids.size === 0) return;
    // A link may be in this very push, and lead on to links that only the database has.
    for (let known = 0; known < ids.size;) {
      addLeading(ids, [...linksOf(fresh), ...[...stored.values()].flatMap(linkIn)]);
      known = ids.size;
      const away = await findMergedAway(sql, workspaceId, [...ids]);
      load(away);
      for (const { entity } of away) ids.add(entity.id);
    }
    await childrenOf([...ids]);
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
      await loadPersons(fresh);
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

/** From one contact to the one that it leads to. */
type Link = readonly [from: string, into: string];

function linkIn({ kind, entity }: KeptRow): Link[] {
  const into = kind === 'contacts' ? entity.d['mergedInto'] : undefined;
  return typeof into === 'string' ? [[entity.id, into]] : [];
}

function linksOf(mutations: readonly Mutation[]): Link[] {
  return mutations
    .flatMap(({ operations }) => operations)
    .flatMap((operation): Link[] => {
      if (operation.op !== 'set' || operation.table !== 'contacts') return [];
      const { id, field, value } = operation;
      return field === 'mergedInto' && typeof value === 'string' ? [[id, value]] : [];
    });
}

/** Adds what leads to these ids, directly or through others. */
function addLeading(ids: Set<string>, links: readonly Link[]): void {
  const byTarget = Map.groupBy(links, ([, into]) => into);
  // The set grows while it is walked.
  for (const id of ids) for (const [from] of byTarget.get(id) ?? []) ids.add(from);
}
