import { tableNamed } from './catalogue';

/**
 * Says whether an owner may hide a field from a role. Ids, times and states hold a row together: without them nobody
 * could show it. What a newer version knows may be hidden there.
 */
export function mayBeHidden(table: string, field: string): boolean {
  const fields = tableNamed(table)?.fields;
  if (fields === undefined || !Object.hasOwn(fields, field)) return true;
  return !fields[field]?.category.startsWith('system.');
}
