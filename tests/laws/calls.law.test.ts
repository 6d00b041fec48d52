import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import { operationsOfCall, type Call } from '@/lib/sync/calls';
import { merge } from '@/lib/sync/merge';

/** The number is that of lib/sync/SPEC.md. */

const stampAt = (at: number, client: string): string =>
  `${at.toString(36).padStart(9, '0')}000${client.repeat(16)}`;

interface Drawn {
  readonly id: string;
  readonly kind: string;
  readonly labels: readonly string[];
  readonly deleted: boolean;
}

const labels = fc.constantFrom('red', 'blue', 'gold');
const contact = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('person', 'group'),
  labels: fc.uniqueArray(labels),
  deleted: fc.boolean(),
});
const contacts = fc.uniqueArray(contact, { selector: ({ id }) => id, maxLength: 12 });

const call: fc.Arbitrary<Call> = fc.record({
  name: fc.constantFrom('bulk.tag', 'bulk.untag'),
  stamp: fc.constant(stampAt(1_000_000, 'c')),
  field: fc.constant('labels'),
  element: labels,
  where: fc.record(
    {
      has: labels.map((element) => ({ labels: element })),
      is: fc.constantFrom({ kind: 'person' }, { kind: 'group' }),
    },
    { requiredKeys: [] },
  ),
});

function rowOf({ id, kind, labels: held, deleted }: Drawn): Entity {
  const about = { table: 'contacts', id };
  const stamp = stampAt(1_000, 'a');
  const operations: Operation[] = [
    { op: 'set', ...about, field: 'kind', value: kind, stamp },
    ...(deleted ? [{ op: 'set' as const, ...about, field: 'deletedAt', value: 7, stamp }] : []),
    ...held.map((element) => ({ op: 'add' as const, ...about, field: 'labels', element, stamp })),
  ];
  const entity = merge(undefined, operations);
  if (entity === undefined) throw new Error('No row');
  return entity;
}

/** The rows as they are after a call, worked out over just these. */
function after(given: Call, rows: readonly Entity[]): ReadonlyMap<string, Entity | undefined> {
  const operations = Map.groupBy(operationsOfCall(given, rows), ({ id }) => id);
  return new Map(rows.map((row) => [row.id, merge(row, operations.get(row.id) ?? [])]));
}

describe('a call', () => {
  it('M8 comes to the same for a row wherever it is worked out, among however many others', () => {
    fc.assert(
      fc.property(contacts, call, fc.func(fc.boolean()), (drawn, given, isHere) => {
        const rows = drawn.map(rowOf);
        const everywhere = after(given, rows);
        const here = rows.filter(({ id }) => isHere(id));
        for (const [id, row] of after(given, here)) expect(row).toEqual(everywhere.get(id));
      }),
    );
  });

  it('M8 changes nothing where its answer is there already', () => {
    fc.assert(
      fc.property(contacts, call, (drawn, given) => {
        const done = [...after(given, drawn.map(rowOf)).values()].filter((row) => row !== undefined);
        const again = { ...given, where: {} };
        const first = [...after(again, done).values()].filter((row) => row !== undefined);
        expect(operationsOfCall(again, first)).toEqual([]);
      }),
    );
  });
});
