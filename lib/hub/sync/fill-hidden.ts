import { catalogue, type HotTable } from '@/lib/catalogue/catalogue';
import { mayBeHidden } from '@/lib/catalogue/may-be-hidden';
import type { Json } from '@/lib/domain/shared/json';
import { shapesOf } from '@/lib/model/stored';
import type { BaseRow } from '@/lib/sync/engine/row-key';
import { syncedTables } from './synced';

interface Takes {
  safeParse(value: unknown): { readonly success: boolean };
}

/**
 * A row whose role does not see what its table requires is kept all the same, with nothing in that place: the rest
 * of it stays usable. The same object where nothing is missing.
 */
export function fillHidden(row: BaseRow): BaseRow {
  const { table, entity } = row;
  if (entity.erased === true) return row;
  const missing = (blanks.get(table) ?? []).filter(([field]) => entity.d[field] === undefined);
  if (missing.length === 0) return row;
  return { ...row, entity: { ...entity, d: { ...entity.d, ...Object.fromEntries(missing) } } };
}

type Blanks = readonly (readonly [field: string, blank: Json])[];

const blanks: ReadonlyMap<string, Blanks> = new Map(syncedTables.map((table) => [table, blanksOf(table)]));

/** What stands for nothing in each field that is required and may be hidden. */
function blanksOf(table: HotTable): Blanks {
  const fields: Readonly<Record<string, { readonly type: Takes }>> = catalogue[table].fields;
  return shapesOf(table).flatMap(({ field, required }) => {
    const type = fields[field]?.type;
    if (!required || type === undefined || !mayBeHidden(table, field)) return [];
    const blank = blankOf(type);
    return blank === undefined ? [] : [[field, blank] as const];
  });
}

function blankOf(type: Takes): Json | undefined {
  const choices: readonly unknown[] =
    'options' in type && Array.isArray(type.options) ? type.options : ['', 0, false];
  const blank = choices.find((value) => type.safeParse(value).success);
  return typeof blank === 'string' || typeof blank === 'number' || typeof blank === 'boolean'
    ? blank
    : undefined;
}
