import type { SqlRow } from './sql';

/** The text in a column. */
export function textIn(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} holds no text`);
  return value;
}

/** The text in a column, or null. */
export function textOrNull(row: SqlRow, column: string): string | null {
  return row[column] === null || row[column] === undefined ? null : textIn(row, column);
}

/** A whole number: one driver gives int8 as text, the other as number or BigInt. */
export function wholeIn(row: SqlRow, column: string): number {
  const value = Number(row[column]);
  if (row[column] === null || !Number.isSafeInteger(value)) {
    throw new TypeError(`column ${column} holds no whole number`);
  }
  return value;
}

/** A whole number, or null. */
export function wholeOrNull(row: SqlRow, column: string): number | null {
  return row[column] === null || row[column] === undefined ? null : wholeIn(row, column);
}

/** A truth value. */
export function truthIn(row: SqlRow, column: string): boolean {
  return row[column] === true;
}

/** The texts of an array column; none for null. */
export function textsIn(row: SqlRow, column: string): string[] {
  const value = row[column];
  return Array.isArray(value) ? value.map(String) : [];
}

/** An instant as RFC 3339 text in UTC. */
export function instantIn(row: SqlRow, column: string): string {
  const value = row[column];
  if (!(value instanceof Date)) throw new TypeError(`column ${column} holds no instant`);
  return value.toISOString();
}
