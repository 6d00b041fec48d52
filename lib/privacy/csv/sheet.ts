import type { Entity } from '@/lib/domain/shared/entity';
import type { Column } from './columns';
import { guardCell } from './guard';
import { csvLine } from './line';

/** The byte order mark that makes spreadsheets read a file as UTF-8. */
const byteOrderMark = '\uFEFF';

/** The heading line of a sheet. */
export function headingLine(columns: readonly Column[]): string {
  return byteOrderMark + csvLine(columns.map((column) => column.heading));
}

/** One row of a sheet, every cell guarded. */
export function rowLine(columns: readonly Column[], entity: Entity): string {
  return csvLine(columns.map((column) => guardCell(column.cell(entity), column)));
}
