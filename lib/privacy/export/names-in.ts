import { tables } from '@/lib/catalogue/catalogue';
import { namedTables, nameFieldOf, type NameOf } from '../csv/columns';
import { hotTables, liveRows, type HotRows } from '../held-data';

/** Looks up what a referenced row is called, at the moment of the export. */
export function namesIn(held: HotRows): NameOf {
  const wanted = new Set(namedTables(tables));
  const names = new Map<string, string>();
  for (const table of hotTables) {
    const field = wanted.has(table.name) ? nameFieldOf(table) : undefined;
    if (field === undefined) continue;
    for (const { id, d } of liveRows(held, table.name)) {
      const name = d[field];
      if (typeof name === 'string') names.set(`${table.name} ${id}`, name);
    }
  }
  return (table, id) => names.get(`${table} ${id}`);
}
