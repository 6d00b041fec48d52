import type { Entity } from '@/lib/domain/shared/entity';
import type { JsonObject } from '@/lib/domain/shared/json';
import { canonicalJson } from '../canonical-json';

/** One line of a `data/*.jsonl` file: the whole row with what merging needs, nothing left out. */
export function exportLine(entity: Entity): string {
  const row: JsonObject = { id: entity.id, fields: entity.d, stamps: entity.c };
  return `${canonicalJson(row)}\n`;
}
