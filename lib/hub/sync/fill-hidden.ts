import { catalogue, type HotTable } from '@/lib/catalogue/catalogue';
import { mayBeHidden } from '@/lib/catalogue/may-be-hidden';
import type { Json } from '@/lib/domain/shared/json';
import type { Model } from '@/lib/model/model';
import type { BaseRow } from '@/lib/sync/engine/row-key';
import { isSyncedTable } from './synced';

interface Takes {
  safeParse(value: unknown): { readonly success: boolean };
}

/**
 * A row whose role does not see what its table requires is kept all the same, with nothing in that place: the rest
 * of it stays usable. The same object where nothing is missing.
 */
export function fillHidden(model: Model, row: BaseRow): BaseRow {
  const { table, entity } = row;
  if (entity.erased === true || !isSyncedTable(table)) return row;
  const missing = model.tables[table].lacking(entity.d).flatMap((field) => blanksFor(table, field));
  if (missing.length === 0) return row;
  return { ...row, entity: { ...entity, d: { ...entity.d, ...Object.fromEntries(missing) } } };
}

/** What stands for nothing in a field that may be hidden. */
function blanksFor(table: HotTable, field: string): (readonly [field: string, blank: Json])[] {
  const fields: Readonly<Record<string, { readonly type: Takes }>> = catalogue[table].fields;
  const type = fields[field]?.type;
  if (type === undefined || !mayBeHidden(table, field)) return [];
  const blank = blankOf(type);
  return blank === undefined ? [] : [[field, blank]];
}

function blankOf(type: Takes): Json | undefined {
  const choices: readonly unknown[] =
    'options' in type && Array.isArray(type.options) ? type.options : ['', 0, false];
  const blank = choices.find((value) => type.safeParse(value).success);
  return typeof blank === 'string' || typeof blank === 'number' || typeof blank === 'boolean'
    ? blank
    : undefined;
}
