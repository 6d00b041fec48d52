import { parseIdentityElement } from '@/lib/domain/contact/identity';
import type { Entity } from '@/lib/domain/shared/entity';
import { isKeptOut } from '@/lib/model/kept-out';
import type { Model } from '@/lib/model/model';
import { isElementSet } from '@/lib/sync/element-set';
import { rowKey, type BaseRow, type RowKey } from '@/lib/sync/engine/row-key';
import { baseOf, isForeignTable, type Synced } from './synced';

/** A row's confirmed state once a change is written; `undefined`: the server has none that we may see. */
export type After = ReadonlyMap<RowKey, BaseRow | undefined>;

interface Arrived {
  readonly after: After;
  readonly model: Model;
  readonly synced: Synced;
  /** Everything that is held is looked at anew, as when its scopes are loaded again. */
  readonly anew: boolean;
}

/** Rows as they are to be kept, and which of them are held out; the same objects where none is. */
interface HeldOut {
  readonly after: After;
  readonly held: Synced['held'];
}

/**
 * Holds out what came about people whose chats are personal on this computer: of each such row its id and its
 * place on the server are kept, so that both still count the same, and no word of its content. What was held stays
 * so until its scope is loaded anew, which letting a chat in again asks for.
 */
export function holdOut({ after, model, synced, anew }: Arrived): HeldOut {
  const hasMarks = model.tables.keptOut.size > 1;
  if (after.size === 0 || (!hasMarks && synced.held.size === 0)) return { after, held: synced.held };
  const people = peopleHeld({ after, model, synced, anew });
  const rows = new Map(after);
  for (const key of people.size === 0 ? [] : keysAbout(people, { model, synced })) {
    if (!rows.has(key) && !synced.held.has(key)) rows.set(key, baseOf(model, synced, key));
  }
  const held = new Map(synced.held);
  for (const [key, row] of rows) {
    held.delete(key);
    if (row === undefined || row.entity.erased === true || !people.has(personOf(row))) continue;
    held.set(key, typeof row.entity.d['deletedAt'] === 'number' ? 'deleted' : 'live');
    rows.set(key, { ...row, entity: emptied(row) });
  }
  return { after: rows, held };
}

/** What is left of a held row: nothing but that it is there. Tables in memory show nothing of an erased row. */
function emptied({ table, entity: { id, d } }: BaseRow): Entity {
  const deletedAt = d['deletedAt'];
  if (!isForeignTable(table)) return { id, d: {}, c: {}, erased: true };
  return { id, d: typeof deletedAt === 'number' ? { deletedAt } : {}, c: {} };
}

/** Whose row this is: the contact itself, or the one it names. */
function personOf({ table, entity }: BaseRow): string {
  const owner = table === 'contacts' ? entity.id : entity.d['contactId'];
  return typeof owner === 'string' ? owner : '';
}

/** The contacts that are kept out, with all that were merged with them. */
function peopleHeld({ after, model, synced, anew }: Arrived): ReadonlySet<string> {
  const people = new Set<string>();
  for (const key of synced.held.keys()) {
    const isStill = !anew || !after.has(key);
    if (key.startsWith('contacts ') && isStill) people.add(key.slice('contacts '.length));
  }
  const links: [string, string][] = [];
  for (const row of after.values()) {
    if (row?.table !== 'contacts') continue;
    const { id, d } = row.entity;
    if (isKeptOut(model, identitiesIn(row.entity))) people.add(id);
    if (typeof d['mergedInto'] === 'string') links.push([id, d['mergedInto']]);
  }
  for (let before = -1; before !== people.size && people.size > 0;) {
    before = people.size;
    for (const [one, other] of links) {
      if (people.has(one)) people.add(other);
      else if (people.has(other)) people.add(one);
    }
    for (const id of [...people]) for (const other of model.people.around(id, null)) people.add(other);
  }
  return people;
}

function identitiesIn({ d }: Entity) {
  const held = d['identities'];
  if (held === undefined || !isElementSet(held)) return [];
  return Object.keys(held).flatMap((element) => parseIdentityElement(element) ?? []);
}

const children = ['notes', 'followUps', 'chats'] as const;

/** What is here already about these people. */
function keysAbout(
  people: ReadonlySet<string>,
  { model, synced }: { readonly model: Model; readonly synced: Synced },
): readonly RowKey[] {
  const keys = [...people].flatMap((id) => [
    rowKey('contacts', id),
    ...children.flatMap((table) => model.childIds(table, id).map((child) => rowKey(table, child))),
  ]);
  const raw = [...synced.raw].filter(([, row]) => people.has(personOf(row))).map(([key]) => key);
  return [...keys, ...raw];
}

/** The scopes of the rows that are held, for loading them anew. */
export function heldScopes(model: Model, synced: Synced): readonly string[] {
  const scopes = new Set<string>();
  for (const key of synced.held.keys()) {
    const scope = baseOf(model, synced, key)?.scope;
    if (scope !== undefined) scopes.add(scope);
  }
  return [...scopes];
}
