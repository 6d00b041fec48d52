import fc from 'fast-check';
import type { FieldMeaning, TableMeaning } from '@/lib/catalogue/define-table';
import { z } from '@/lib/catalogue/zod';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import { hostileText } from './hostile';

const stamp = fc.string({
  unit: fc.constantFrom(...'0123456789abcdefghijklmnopqrstuvwxyz'),
  minLength: 28,
  maxLength: 28,
});
const json = fc.jsonValue({ depthSize: 'small' }).map((value) => JSON.parse(JSON.stringify(value)) as Json);
const set = fc.dictionary(
  hostileText.filter((text) => text !== '__proto__'),
  fc.array(stamp, { minLength: 1, maxLength: 2 }),
  { maxKeys: 4 },
);

/** A value that the field's own type takes, as hostile as the type allows. */
function valueOf(field: FieldMeaning): fc.Arbitrary<Json> {
  if (field.merge === 'set') return set;
  const schema = z.toJSONSchema(field.type);
  const kinds = [schema, ...(schema.anyOf ?? [])];
  const candidates = kinds.flatMap((kind): fc.Arbitrary<Json>[] => {
    if (kind.enum !== undefined) return [fc.constantFrom(...(kind.enum as Json[]))];
    if (kind.format === 'uuid') return [fc.uuid({ version: 7 })];
    if (kind.type === 'string' && kind.minLength !== undefined && kind.minLength === kind.maxLength) {
      return [
        fc.string({
          unit: fc.constantFrom(...'0123456789abcdef'),
          minLength: kind.minLength,
          maxLength: kind.minLength,
        }),
      ];
    }
    if (kind.type === 'string') return [hostileText];
    if (kind.type === 'integer') return [fc.nat(), fc.maxSafeNat()];
    if (kind.type === 'number')
      return [fc.double({ noNaN: true, noDefaultInfinity: true }).filter((n) => !Object.is(n, -0))];
    if (kind.type === 'boolean') return [fc.boolean()];
    if (kind.type === 'null') return [fc.constant(null)];
    if (kind.type === 'array') return [fc.array(json, { maxLength: 3 })];
    return [json];
  });
  return fc.oneof(...candidates).filter((value) => field.type.safeParse(value).success);
}

/** Rows of a table with every field present or, where it may be, absent; ids are unique. */
export function rowsOf(table: TableMeaning, maxLength = 6): fc.Arbitrary<Entity[]> {
  const fields = Object.entries(table.fields).filter(([name]) => name !== 'id');
  const optional = fields
    .filter(([, field]) => field.merge === 'set' || field.type.safeParse(undefined).success)
    .map(([name]) => name);
  const shape = Object.fromEntries(fields.map(([name, field]) => [name, valueOf(field)]));
  const idField = table.fields['id'];
  const row = fc.record({
    id: idField === undefined ? hostileText : valueOf(idField),
    d: fc.record(shape, {
      requiredKeys: fields.map(([name]) => name).filter((name) => !optional.includes(name)),
    }),
    c: fc.dictionary(fc.constantFrom('', ...fields.map(([name]) => name)), stamp),
    erased: fc.nat({ max: 9 }).map((n) => n === 0),
  });
  return fc
    .uniqueArray(row, { selector: (each) => each.id, maxLength })
    .map((rows) =>
      rows.map(({ id, d, c, erased }): Entity =>
        erased
          ? { id: String(id), d: {}, c: {}, erased: true }
          : { id: String(id), d: { ...d }, c: { ...c } },
      ),
    );
}
