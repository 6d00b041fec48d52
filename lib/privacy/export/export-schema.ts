import type { FieldMeaning, TableMeaning } from '@/lib/catalogue/define-table';
import { z } from '@/lib/catalogue/zod';
import { exportedFields } from './export-row';

/** The JSON Schema (2020-12) of one line of a table's `data/*.jsonl` file, with each field's meaning as its description. */
export function exportSchema(table: TableMeaning): string {
  const id = table.fields['id']?.type ?? z.string();
  const line = z.object({
    id: id.describe(table.fields['id']?.why ?? 'The id'),
    fields: z.looseObject(fieldShapes(table)),
    stamps: z.record(z.string(), z.string().length(28)).describe('When and where each field was last set'),
  });
  const schema = z.toJSONSchema(line, { target: 'draft-2020-12', io: 'output' });
  return `${JSON.stringify({ title: table.title, description: table.purpose, ...schema }, undefined, 2)}\n`;
}

function fieldShapes(table: TableMeaning): Record<string, z.ZodType> {
  const shapes = exportedFields(table)
    .filter(([name]) => name !== 'id')
    .map(([name, field]) => [name, shapeOf(field).describe(field.why)] as const);
  return Object.fromEntries(shapes);
}

/** An empty set is not written at all. */
function shapeOf(field: FieldMeaning): z.ZodType {
  return field.merge === 'set' ? field.type.optional() : field.type;
}
