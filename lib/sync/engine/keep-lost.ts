import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { stampsOf } from '../field-stamps';
import { isStamp } from '../stamp';
import type { Kept } from './outbox';
import { rowKey, type RowKey } from './row-key';

/** Fields whose losing version is kept for a person to decide: what somebody wrote, sentence by sentence. */
const keptFields: { readonly [table: string]: readonly string[] } = { notes: ['body'] };

/** Beside such a field travels which versions its writer had seen, under the field's name and this. */
export const sawSuffix = 'Saw';

/** How many versions back an edit remembers. */
const remembered = 20;

/** The fields of a table whose losing versions are kept. */
function fieldsOf(table: string): readonly string[] {
  return Object.hasOwn(keptFields, table) ? (keptFields[table] ?? []) : [];
}

/** Whether losing versions of rows of this table are kept. */
export function keepsVersions(table: string): boolean {
  return fieldsOf(table).length > 0;
}

/**
 * The operations, each edit of such a field followed by what its writer had seen: the version that it replaces
 * and the ones before that.
 */
export function withSeen(
  operations: readonly Operation[],
  view: (key: RowKey) => Entity | undefined,
): readonly Operation[] {
  return operations.flatMap((operation) => {
    if (operation.op !== 'set' || !fieldsOf(operation.table).includes(operation.field)) return [operation];
    const before = view(rowKey(operation.table, operation.id));
    const saw = before === undefined ? [] : versionsOf(before, operation.field);
    if (saw.length === 0) return [operation];
    return [operation, { ...operation, field: `${operation.field}${sawSuffix}`, value: saw }];
  });
}

/** The stamps of the versions that a reader of this row has seen, latest last. */
function versionsOf(entity: Entity, field: string): readonly Stamp[] {
  const stamp = stampsOf(entity).get(field);
  if (stamp === undefined) return [];
  return [...new Set([...sawIn(entity, field), stamp])].toSorted().slice(-remembered);
}

function sawIn(entity: Entity, field: string): readonly Stamp[] {
  const name = `${field}${sawSuffix}`;
  const value: Json | undefined = Object.hasOwn(entity.d, name) ? entity.d[name] : undefined;
  if (!Array.isArray(value)) return [];
  return value.filter((seen: Json): seen is Stamp => isStamp(seen));
}

/** What a person saw of a row before and after an answer. */
export interface Sight {
  readonly key: RowKey;
  readonly table: string;
  readonly before: Entity | undefined;
  readonly after: Entity | undefined;
}

/**
 * The versions of ours that this change of a row overwrites although its writer had not seen them. Each losing
 * version is kept by the computer that wrote it and by no other, so the team keeps exactly one.
 */
export function lostVersions({ key, table, before, after }: Sight, clientId: string): readonly Kept[] {
  if (before === undefined || after === undefined || after.erased === true) return [];
  return fieldsOf(table).flatMap((field) => {
    const mine = versionIn(before, field);
    const theirs = versionIn(after, field);
    if (mine === null || theirs === null || !mine.stamp.endsWith(clientId)) return [];
    if (mine.stamp >= theirs.stamp || JSON.stringify(mine.value) === JSON.stringify(theirs.value)) return [];
    return hasSeen(after, field, mine.stamp)
      ? []
      : [{ id: `${key} ${field} ${mine.stamp}`, key, field, mine, theirs }];
  });
}

function versionIn(entity: Entity, field: string): Kept['mine'] | null {
  const stamp = stampsOf(entity).get(field);
  const value = Object.hasOwn(entity.d, field) ? entity.d[field] : undefined;
  return stamp === undefined || value === undefined || value === null ? null : { value, stamp };
}

/** What is older than all that is remembered counts as seen. */
function hasSeen(entity: Entity, field: string, stamp: Stamp): boolean {
  const stamps = stampsOf(entity);
  const isOfThisEdit = stamps.get(`${field}${sawSuffix}`) === stamps.get(field);
  const saw = isOfThisEdit ? sawIn(entity, field) : [];
  return saw.includes(stamp) || (saw.length >= remembered && stamp < (saw[0] ?? ''));
}
