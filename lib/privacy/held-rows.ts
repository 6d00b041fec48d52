import { tableNamed } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import type { JsonObject } from '@/lib/domain/shared/json';
import { compareText } from './canonical-json';
import { isCold, isHot, isWaiting, liveRows, type HeldData } from './held-data';
import { withSecretsHidden } from './secret-fields';

export interface RowWindow {
  readonly table: string;
  readonly offset: number;
  readonly limit: number;
}

export interface RowPage {
  readonly count: number;
  readonly offset: number;
  readonly rows: readonly { readonly id: string; readonly fields: JsonObject }[];
}

/** How much text one answer may carry; a longer value is cut and says so. */
const longestText = 2_000;
const longestAnswer = 48_000;

/** The rows of a table as they are kept, newest id first, one window at a time. */
export async function heldRows(held: HeldData, window: RowWindow, signal: AbortSignal): Promise<RowPage> {
  const table = tableNamed(window.table);
  const newest = new NewestFirst(window.offset + window.limit);
  if (table !== undefined && isHot(table)) {
    for (const entity of liveRows(held, table.name)) newest.add(entity);
  } else if (table !== undefined && isWaiting(table)) {
    for (const entity of held.waiting?.() ?? []) newest.add(entity);
  } else if (table !== undefined && isCold(table)) {
    for await (const batch of held.cold(table.name, signal)) {
      for (const { entity } of batch) if (entity.erased !== true) newest.add(entity);
    }
  }
  const rows = fitting(newest.rows().slice(window.offset));
  return {
    count: newest.count,
    offset: window.offset,
    rows:
      table === undefined
        ? rows
        : rows.map((row) => ({ ...row, fields: withSecretsHidden(table, row.fields) })),
  };
}

/** Keeps the newest so many rows of however many are added; ids sort by the time they were made. */
class NewestFirst {
  count = 0;
  private kept: Entity[] = [];
  constructor(private readonly limit: number) {}

  add(entity: Entity): void {
    this.count += 1;
    this.kept.push(entity);
    if (this.kept.length >= 2 * this.limit) this.trim();
  }

  rows(): readonly Entity[] {
    this.trim();
    return this.kept;
  }

  private trim(): void {
    this.kept.sort((a, b) => compareText(b.id, a.id));
    this.kept.length = Math.min(this.kept.length, this.limit);
  }
}

/** As many rows as one answer may carry, at least one. */
export function fitting(entities: readonly Entity[]): RowPage['rows'] {
  const rows: { id: string; fields: JsonObject }[] = [];
  let size = 0;
  for (const { id, d } of entities) {
    const fields = Object.fromEntries(Object.entries(d).map(([name, value]) => [name, shortened(value)]));
    size += JSON.stringify(fields).length;
    if (rows.length > 0 && size > longestAnswer) break;
    rows.push({ id, fields });
  }
  return rows;
}

function shortened(value: JsonObject[string]): JsonObject[string] {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text.length <= longestText) return value;
  return `${text.slice(0, longestText)}… (${text.length - longestText} more characters; the export has them all)`;
}
