import { tables } from '@/lib/catalogue/catalogue';
import type { TableMeaning } from '@/lib/catalogue/define-table';
import { hotTables, liveRows, type HotRows } from '../held-data';
import { refsIn } from '../csv/columns';

/** The table whose rows are the people an erasure is for: the one whose own id leads to the contact. */
export const peopleTable: TableMeaning | undefined = tables.find((table) => table.contactField === 'id');

/**
 * Every id under which a person is kept: the contact asked for and all that were merged with it, in either
 * direction. Empty where there is no such contact.
 */
export function samePerson(held: HotRows, contactId: string): ReadonlySet<string> {
  const table = hotTables.find((each) => each.name === peopleTable?.name);
  if (table === undefined) return new Set();
  const links = Object.entries(table.fields).filter(([, field]) => field.samePerson === true);
  const neighbours = new Map<string, string[]>();
  const join = (a: string, b: string): void => {
    neighbours.set(a, [...(neighbours.get(a) ?? []), b]);
  };
  let known = false;
  for (const { id, d } of liveRows(held, table.name)) {
    known ||= id === contactId;
    for (const [field] of links) {
      for (const other of refsIn(d[field])) {
        join(id, other);
        join(other, id);
      }
    }
  }
  return known ? reach(contactId, neighbours) : new Set();
}

function reach(from: string, neighbours: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set([from]);
  for (const id of found) for (const next of neighbours.get(id) ?? []) found.add(next);
  return found;
}
