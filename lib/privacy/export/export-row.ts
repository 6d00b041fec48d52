import type { TableMeaning } from '@/lib/catalogue/define-table';
import type { Entity } from '@/lib/domain/shared/entity';
import type { JsonObject } from '@/lib/domain/shared/json';
import { canonicalJson } from '../canonical-json';
import { isSecret, withoutSecrets } from '../secret-fields';

/** One line of a `data/*.jsonl` file: the whole row with what merging needs, nothing left out but secrets. */
export function exportLine(table: TableMeaning, entity: Entity): string {
  const row: JsonObject = {
    id: entity.id,
    fields: withoutSecrets(table, entity.d),
    stamps: withoutSecrets(table, entity.c),
  };
  return `${canonicalJson(row)}\n`;
}

/** The fields of a table that an export holds, in their order. */
export function exportedFields(table: TableMeaning): [string, TableMeaning['fields'][string]][] {
  return Object.entries(table.fields).filter(([name]) => !isSecret(table, name));
}
