import { catalogue, type ColdTable, type HotTable, type TableName } from '@/lib/catalogue/catalogue';
import type { Retention, TableMeaning } from '@/lib/catalogue/define-table';

type Named<T extends TableName> = TableMeaning & { readonly name: T };

const all: readonly TableMeaning[] = Object.values(catalogue);
const isTable = (table: TableMeaning): table is Named<TableName> => Object.hasOwn(catalogue, table.name);
const isHot = (table: TableMeaning): table is Named<HotTable> => table.memory === 'hot';
const isCold = (table: TableMeaning): table is Named<ColdTable> => table.memory === 'cold';

/** Names of all tables, in the order of the catalogue. */
export const tableNames: readonly TableName[] = all.filter(isTable).map((table) => table.name);

/** Names of the tables that are read on demand. */
export const coldTableNames: readonly ColdTable[] = all.filter(isCold).map((table) => table.name);

/** The short code that stands for a table on disk. */
export function codeOf(table: TableName): string {
  return catalogue[table].code;
}

/** The table in memory that a code stands for. */
export function hotTableOf(code: unknown): HotTable | undefined {
  return all.filter(isHot).find((table) => table.code === code)?.name;
}

/** The table read on demand that a code stands for. */
export function coldTableOf(code: unknown): ColdTable | undefined {
  return all.filter(isCold).find((table) => table.code === code)?.name;
}

/** How long a row of a cold table is kept, in milliseconds; `null` until someone deletes it. */
export function lifeOf(table: ColdTable): number | null {
  const retention = retentionOf(table);
  switch (retention.keep) {
    case 'until-deleted':
      return null;
    case 'days':
      return retention.days * 86_400_000;
    case 'hours':
      return retention.hours * 3_600_000;
  }
}

function retentionOf(table: TableName): Retention {
  return catalogue[table].retention;
}
