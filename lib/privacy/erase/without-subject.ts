import type { TableMeaning } from '@/lib/catalogue/define-table';
import { isRecord, type Json } from '@/lib/domain/shared/json';
import type { ColdEntry } from '@/lib/store/journal';
import { mentionsAny } from './mentions';
import { namesSubject, type Subject } from './is-about';

/**
 * What may stay of a recorded change that touched the person and others: the steps about the others, where no trace
 * of the person is left in what remains. Nothing where the record is filed under the person, where its steps cannot
 * be told apart, or where a trace would stay; then it goes whole.
 */
export function withoutSubject(table: TableMeaning, entry: ColdEntry, subject: Subject): ColdEntry | null {
  if (entry.contactId !== null && subject.people.has(entry.contactId)) return null;
  const { entity } = entry;
  const lists = Object.entries(table.fields).flatMap(([name, field]) => {
    const value = entity.d[name];
    return field.category === 'system.history' && isList(value) ? [{ name, value }] : [];
  });
  const [steps] = lists;
  // Lists of one length stand for the same steps, row by row; anything else cannot be cut.
  if (steps === undefined || lists.some(({ value }) => value.length !== steps.value.length)) return null;
  const stays = steps.value.map((_, at) => lists.every(({ value }) => isOfOthers(value[at], subject)));
  if (!stays.includes(true)) return null;
  const cut = lists.map(({ name, value }) => [name, value.filter((_, at) => stays[at])] as const);
  const left = { ...entity, d: { ...entity.d, ...Object.fromEntries(cut) } };
  return namesSubject(left, subject) ? null : { ...entry, entity: left };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A step that is a record and names no row of the person. */
function isOfOthers(step: Json | undefined, subject: Subject): boolean {
  return isRecord(step) && !mentionsAny(step, subject.rows);
}
