import type { TableMeaning } from '@/lib/catalogue/define-table';
import type { JsonObject } from '@/lib/domain/shared/json';

/** Whether a field is a secret: what it says is neither shown nor exported. */
export function isSecret(table: TableMeaning, name: string): boolean {
  return table.fields[name]?.secret === true;
}

/** A row's values, or what stands beside them by field, without those of secrets. */
export function withoutSecrets(table: TableMeaning, of: JsonObject): JsonObject {
  if (!Object.values(table.fields).some(({ secret }) => secret === true)) return of;
  return Object.fromEntries(Object.entries(of).filter(([name]) => !isSecret(table, name)));
}

/** A row's values; of a secret only that it is there, as `true`. */
export function withSecretsHidden(table: TableMeaning, fields: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      isSecret(table, name) && value !== null ? true : value,
    ]),
  );
}
