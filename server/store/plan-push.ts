import type { Entity } from '@/lib/domain/shared/entity';
import { isMasked } from '@/lib/domain/shared/mask';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Mutation, Refusal, RefusalCode } from '@/lib/onechat/sync';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { operationsOfCall, type Call } from '@/lib/sync/calls';
import { merge } from '@/lib/sync/merge';
import { parentOf, scopeOf, scopeOfSeat, type Scope } from '@/lib/sync/scope';
import { checkOperation, say } from './check-operations';
import { takesLidForPhone } from './lid-as-phone';
import { mayErase, type Seat } from './seat';

/** A row as it is kept: the merged entity, and where it belongs. */
export interface KeptRow {
  readonly kind: string;
  readonly entity: Entity;
  readonly scope: Scope;
  readonly parent: string | null;
}

export type RowKey = string;

/** One text per row, by which a push knows it. */
export function rowKey(kind: string, id: string): RowKey {
  return `${kind} ${id}`;
}

/** The rows a push is about as they were, and what it made of them so far. */
export interface Sight {
  readonly stored: ReadonlyMap<RowKey, KeptRow>;
  /** Rows that were erased so long ago that only a hash of their id is left. */
  readonly forgotten: ReadonlySet<RowKey>;
  readonly seat: Seat;
}

export interface Plan {
  readonly changed: ReadonlyMap<RowKey, KeptRow>;
  readonly refusals: readonly Refusal[];
}

/** How much text one row may hold. */
const largestRow = 256_000;

/** Folds the mutations, in their order, onto the rows: each is applied whole or refused whole. */
export function planPush(sight: Sight, mutations: readonly Mutation[]): Plan {
  let changed: ReadonlyMap<RowKey, KeptRow> = new Map();
  const refusals: Refusal[] = [];
  for (const { mid, operations, call } of mutations) {
    const result =
      call === undefined ? applyWhole(sight, changed, operations) : applyCall(sight, changed, call);
    if (result.ok) changed = result.value;
    else refusals.push({ mid, code: result.code, say: say[result.code] });
  }
  return { changed, refusals };
}

/** How many rows one call may change. */
export const largestCall = 5_000;

/** What a call comes to over the contacts this seat may see, those included that the push itself has changed. */
function applyCall(
  sight: Sight,
  before: ReadonlyMap<RowKey, KeptRow>,
  call: Call,
): Result<ReadonlyMap<RowKey, KeptRow>, RefusalCode> {
  const asked = [...Object.keys(call.where.has ?? {}), ...Object.keys(call.where.is ?? {})];
  // A rule over a field that the role does not see would tell what is in it.
  if (asked.some((field) => isMasked(sight.seat.mask, 'contacts', field))) return failed('masked');
  const contacts = [...new Map([...sight.stored, ...before]).values()].filter(
    ({ kind, scope }) => kind === 'contacts' && sight.seat.scopes.includes(scope),
  );
  const operations = operationsOfCall(
    call,
    contacts.map(({ entity }) => entity),
  );
  return operations.length > largestCall ? failed('too_large') : applyWhole(sight, before, operations);
}

function applyWhole(
  sight: Sight,
  before: ReadonlyMap<RowKey, KeptRow>,
  operations: readonly Operation[],
): Result<ReadonlyMap<RowKey, KeptRow>, RefusalCode> {
  const trial = new Map(before);
  const byRow = Map.groupBy(operations, ({ table, id }) => rowKey(table, id));
  // Contacts come first: the rows that belong to one take its scope.
  const order = [...byRow.keys()].sort((a, b) => Number(isContact(b)) - Number(isContact(a)));
  for (const key of order) {
    const refused = applyToRow(sight, trial, byRow.get(key) ?? []);
    if (refused !== undefined) return failed(refused);
  }
  for (const { op, table, id } of operations) {
    if (op === 'erase' && table === 'contacts') erasePerson(sight, trial, id);
  }
  return ok(trial);
}

/** What was merged into a contact is the same person: it goes too, with everything that belongs to it. */
function erasePerson(sight: Sight, trial: Map<RowKey, KeptRow>, contact: string): void {
  const ids = new Set([contact]);
  const rows = new Map([...sight.stored, ...trial]);
  // The set grows while it is walked: what leads to a contact that leads to this one is found as well.
  for (const id of ids) {
    for (const [key, row] of rows) {
      if (row.kind !== 'contacts' || row.entity.d['mergedInto'] !== id) continue;
      ids.add(row.entity.id);
      if (row.entity.erased !== true) trial.set(key, { ...row, entity: erasedEntity(row.entity.id) });
    }
    eraseChildren(sight, trial, id);
  }
}

/** What belongs to a contact at the moment it is erased goes with it, wherever a later change would have put it. */
function eraseChildren({ stored }: Sight, trial: Map<RowKey, KeptRow>, contact: string): void {
  for (const [key, row] of new Map([...stored, ...trial])) {
    if (row.parent !== contact || row.entity.erased === true) continue;
    trial.set(key, { ...row, entity: erasedEntity(row.entity.id) });
  }
}

function isContact(key: RowKey): boolean {
  return key.startsWith('contacts ');
}

function applyToRow(
  sight: Sight,
  trial: Map<RowKey, KeptRow>,
  operations: readonly Operation[],
): RefusalCode | undefined {
  const first = operations[0];
  if (first === undefined) return undefined;
  const key = rowKey(first.table, first.id);
  if (sight.forgotten.has(key)) return undefined;
  const before = trial.get(key) ?? sight.stored.get(key);
  // Erasure is final: what comes later is acknowledged and changes nothing.
  if (before?.entity.erased === true) return undefined;
  const refused = mayApply(sight.seat, before, operations);
  if (refused !== undefined) return refused;
  const entity = merge(before?.entity, operations);
  if (entity === undefined || entity === before?.entity) return undefined;
  if (first.table === 'contacts' && takesLidForPhone(entity, operations)) return 'invalid';
  const after = placed({ kind: first.table, entity }, before, { sight, trial });
  if (!sight.seat.scopes.includes(after.scope)) return 'forbidden';
  if (JSON.stringify(after.entity).length > largestRow) return 'too_large';
  trial.set(key, after);
  return undefined;
}

function mayApply(
  seat: Seat,
  before: KeptRow | undefined,
  operations: readonly Operation[],
): RefusalCode | undefined {
  if (before !== undefined && !seat.scopes.includes(before.scope)) return 'forbidden';
  for (const operation of operations) {
    if (operation.op === 'erase' && !mayErase(seat.role)) return 'forbidden';
    const checked = checkOperation(operation, seat.mask);
    if (!checked.ok) return checked.code;
  }
  return undefined;
}

interface Surroundings {
  readonly sight: Sight;
  readonly trial: ReadonlyMap<RowKey, KeptRow>;
}

/** What is left of a row that goes with its contact. */
function erasedEntity(id: string): Entity {
  return { id, d: {}, c: {}, erased: true };
}

/** Where a merged row belongs now. An erased row stays where it was, so that those who have it learn of it. */
function placed(
  { kind, entity }: { kind: string; entity: Entity },
  before: KeptRow | undefined,
  { sight, trial }: Surroundings,
): KeptRow {
  if (entity.erased === true) {
    return { kind, entity, scope: before?.scope ?? 'workspace', parent: before?.parent ?? null };
  }
  const parent = parentOf(kind, entity.d);
  if (parent === null) return { kind, entity, scope: scopeOf(entity.d), parent };
  const key = rowKey('contacts', parent);
  const contact = trial.get(key) ?? sight.stored.get(key);
  // A row whose contact has not arrived is its author's alone until it does.
  const scope = contact?.scope ?? before?.scope ?? scopeOfSeat(sight.seat.seatId);
  const gone = contact?.entity.erased === true || sight.forgotten.has(key);
  return { kind, entity: gone ? erasedEntity(entity.id) : entity, scope, parent };
}

/** The contacts whose other rows must move or be erased with them: new ones, moved ones, erased ones. */
export function contactsToFollow(plan: Plan, stored: ReadonlyMap<RowKey, KeptRow>): string[] {
  return [...plan.changed.values()]
    .filter((row) => {
      const before = stored.get(rowKey(row.kind, row.entity.id));
      if (row.kind !== 'contacts') return false;
      return before?.scope !== row.scope || before.entity.erased !== row.entity.erased;
    })
    .map((row) => row.entity.id);
}

/** The plan with the rows of those contacts moved or erased in the same transaction. */
export function followContacts(plan: Plan, children: readonly KeptRow[]): Plan {
  const changed = new Map(plan.changed);
  const all = new Map(children.map((row) => [rowKey(row.kind, row.entity.id), row]));
  for (const [key, row] of plan.changed) all.set(key, row);
  for (const [key, row] of all) {
    const contact = row.parent === null ? undefined : plan.changed.get(rowKey('contacts', row.parent));
    if (contact === undefined || row.entity.erased === true) continue;
    const gone = contact.entity.erased === true;
    if (!gone && row.scope === contact.scope) continue;
    const entity = gone ? erasedEntity(row.entity.id) : row.entity;
    changed.set(key, { ...row, entity, scope: contact.scope });
  }
  return { changed, refusals: plan.refusals };
}
