import type { FoundRecord, RecordMeaning } from '@/lib/catalogue/define-record';
import { recordAt, recordList } from '@/lib/catalogue/records';
import { isRecord, type Json, type JsonObject } from '@/lib/domain/shared/json';
import type { TableCount } from './held-tables';
import { fitting, type RowPage, type RowWindow } from './held-rows';

/** One item of a record, its secrets left out. */
export interface RecordItem {
  readonly id: string;
  readonly fields: JsonObject;
}

/** How many items each record of the catalogue has and how large it is, in the order of the catalogue. */
export function recordCounts(
  found: readonly FoundRecord[],
): readonly (TableCount & { readonly bytes: number })[] {
  return recordList.map((record) => {
    const own = foundOf(record, found);
    return {
      table: record.name,
      count: own.reduce((sum, { value }) => sum + (isList(value) ? value.length : 1), 0),
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    };
  });
}

/** The items of a record, newest first, one window at a time. */
export function recordRows(
  record: RecordMeaning,
  found: readonly FoundRecord[],
  { offset, limit }: Pick<RowWindow, 'offset' | 'limit'>,
): RowPage {
  const items = recordItems(record, found).toReversed();
  const shown = items.slice(offset, offset + limit).map(({ id, fields }) => ({ id, d: fields, c: {} }));
  return { count: items.length, offset, rows: fitting(shown) };
}

/**
 * Every item of a record. Of a secret only that it is there, as `true`: what it says does not leave this function.
 */
export function recordItems(record: RecordMeaning, found: readonly FoundRecord[]): readonly RecordItem[] {
  return foundOf(record, found).flatMap(({ key, value }) =>
    isList(value)
      ? value.map((item, at) => itemOf(record, item, `${key} ${at + 1}`))
      : [itemOf(record, value, key)],
  );
}

function foundOf(record: RecordMeaning, found: readonly FoundRecord[]): readonly FoundRecord[] {
  return found.filter(({ in: place, key }) => recordAt(place, key) === record);
}

function itemOf(record: RecordMeaning, value: Json | undefined, name: string): RecordItem {
  const fields: Record<string, Json> = {};
  const parts = isRecord(value) ? value : {};
  for (const [part, { shown }] of Object.entries(record.fields)) {
    const said = parts[part];
    if (said === undefined || said === null) continue;
    fields[part] = shown === 'secret' ? true : said;
  }
  const id = parts['id'];
  return { id: typeof id === 'string' ? id : name, fields };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
