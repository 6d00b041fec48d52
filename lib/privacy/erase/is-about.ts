import type { TableMeaning } from '@/lib/catalogue/define-table';
import type { Entity } from '@/lib/domain/shared/entity';
import { refsIn } from '../csv/columns';
import { mentionsAny } from './mentions';
import { namesIdentity } from './subject-identities';

/** The person an erasure is for, and what was found of them so far. */
export interface Subject {
  readonly people: ReadonlySet<string>;
  /** Identity keys (`phone:+91...`) that are theirs. */
  readonly identities: ReadonlySet<string>;
  /** Ids of every row found so far, people among them. */
  readonly rows: Set<string>;
  has(table: string, id: string): boolean;
}

/**
 * Says whether a row is about the person. A row that names another contact is not; a row that names none is when it
 * hangs on a row that goes, records a change to one, or is filed under the person's number.
 */
export function isAbout(table: TableMeaning, entity: Entity, subject: Subject): boolean {
  const owner = ownerOf(table, entity);
  if (owner !== undefined) return subject.people.has(owner) || recordsChangeOf(table, entity, subject);
  return (
    hangsOnErasedRow(table, entity, subject) ||
    recordsChangeOf(table, entity, subject) ||
    mentionsAny(entity.id, subject.people) ||
    namesIdentity(entity.id, subject)
  );
}

/** Says whether a row names the person or a row of theirs in any place and under any spelling of a key. */
export function namesSubject(entity: Entity, subject: Subject): boolean {
  return (
    mentionsAny(entity.id, subject.rows) ||
    mentionsAny(entity.d, subject.rows) ||
    namesIdentity(`${entity.id} ${JSON.stringify(entity.d)}`, subject)
  );
}

function ownerOf(table: TableMeaning, entity: Entity): string | undefined {
  if (table.contactField === undefined) return undefined;
  if (table.contactField === 'id') return entity.id;
  const owner = entity.d[table.contactField];
  return typeof owner === 'string' ? owner : undefined;
}

function hangsOnErasedRow(table: TableMeaning, entity: Entity, subject: Subject): boolean {
  return Object.entries(table.fields).some(
    ([name, field]) =>
      field.ref !== undefined &&
      name !== table.contactField &&
      refsIn(entity.d[name]).some((id) => subject.has(field.ref ?? '', id)),
  );
}

/** A recorded change that names a row of theirs; of one that touched others too, see `without-subject.ts`. */
function recordsChangeOf(table: TableMeaning, entity: Entity, subject: Subject): boolean {
  return Object.entries(table.fields).some(
    ([name, field]) => field.category === 'system.history' && mentionsAny(entity.d[name], subject.rows),
  );
}
