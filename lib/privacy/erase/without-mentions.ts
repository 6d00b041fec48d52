import { isRecord, type Json } from '@/lib/domain/shared/json';
import { mentionsAny } from './mentions';

/**
 * What is kept beside the tables without the items that name one of these ids: items of a list, and of the lists in
 * a record. A row key, table and id with a space between, names its row.
 */
export function withoutMentions(value: Json, ids: ReadonlySet<string>): Json {
  if (isList(value)) return value.filter((item) => !names(item, ids));
  if (!isRecord(value)) return value;
  const parts = Object.entries(value).map(([part, said]): [string, Json] => [
    part,
    isList(said) ? said.filter((item) => !names(item, ids)) : said,
  ]);
  return Object.fromEntries(parts);
}

function names(item: Json, ids: ReadonlySet<string>): boolean {
  if (isRecord(item) && typeof item['key'] === 'string' && ids.has(item['key'].split(' ')[1] ?? ''))
    return true;
  return mentionsAny(item, ids);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
