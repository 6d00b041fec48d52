import { describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/catalogue/catalogue';
import { hotTables } from '@/lib/privacy/held-data';
import { hasShape, shapesOf } from '@/lib/model/stored';
import type { Json } from '@/lib/domain/shared/json';

const stamp = '0'.repeat(28);
const values: readonly Json[] = [
  ...['x', '', '01890000-0000-7000-8000-00000000000a', stamp, 'person', 'phone', 'open', '#112233'],
  ...[0, 1, 1.5, true, false, null],
  ...[[], [stamp], {}, { a: [stamp] }],
];

describe('the shape of a stored row', () => {
  it.each(hotTables)('takes every value that the catalogue takes ($name)', ({ name: table }) => {
    const refused: string[] = [];
    let tried = 0;
    for (const shape of shapesOf(table)) {
      const fields: Record<string, { type: { safeParse(value: unknown): { success: boolean } } }> =
        catalogue[table].fields;
      for (const value of values.filter((each) => fields[shape.field]?.type.safeParse(each).success)) {
        tried += 1;
        const row = { id: 'x', d: { [shape.field]: value }, c: {} };
        if (!hasShape([shape], row)) refused.push(`${shape.field}: ${JSON.stringify(value)}`);
      }
    }
    expect(tried).toBeGreaterThan(3);
    expect(refused).toEqual([]);
  });

  it('refuses a list where text belongs, and text where a list belongs', () => {
    const shapes = shapesOf('notes').filter(({ field }) => field === 'body' || field === 'bodySaw');
    const row = (body: Json, bodySaw: Json) => ({ id: 'x', d: { body, bodySaw }, c: {} });
    expect(hasShape(shapes, row('text', [stamp]))).toBe(true);
    expect(hasShape(shapes, row([stamp], [stamp]))).toBe(false);
    expect(hasShape(shapes, row('text', 'text'))).toBe(false);
    expect(hasShape(shapes, row('text', { a: [stamp] }))).toBe(false);
  });
});
