import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hotAfter } from '@/lib/privacy/erase/after-erasure';
import { erasePlan, type ErasePlan } from '@/lib/privacy/erase/erase-plan';
import { erasePreview } from '@/lib/privacy/erase/erase-preview';
import { canonicalJson } from '@/lib/privacy/canonical-json';
import { heldCounts } from '@/lib/privacy/held-tables';
import { allRows, coldEntry, heldFrom, never, type PlainStore } from '../support/privacy/held';
import { graphs, type Graph } from '../support/privacy/random-graph';

const someone = graphs.chain((graph) =>
  fc.record({ graph: fc.constant(graph), target: fc.nat({ max: graph.contacts.length - 1 }) }),
);

/** The rows that an erasure must reach, from what the generator knows. */
function rowsAbout(graph: Graph, target: number): Set<string> {
  const person = graph.personOf[target];
  const rows = allRows(graph.store).filter(({ entity }) =>
    (graph.about.get(entity.id) ?? []).some((owner) => graph.personOf[owner] === person),
  );
  return new Set(rows.map(({ table, entity }) => `${table} ${entity.id}`));
}

function reached(graph: Graph, plan: ErasePlan): Set<string> {
  const hot = [...plan.hot].flatMap(([table, ids]) => [...ids].map((id) => `${table} ${id}`));
  const cold = (['history', 'ledger'] as const).flatMap((table) =>
    (graph.store.cold[table] ?? [])
      .filter((row) => plan.reachesCold(coldEntry(table, row)))
      .map((row) => `${table} ${row.id}`),
  );
  return new Set([...hot, ...cold]);
}

/** The store as the new generation keeps it. */
function afterwards(graph: Graph, plan: ErasePlan): PlainStore {
  const hot: Record<string, PlainStore['hot'][keyof PlainStore['hot']]> = {};
  for (const { table, entity } of hotAfter(heldFrom(graph.store), plan)) {
    hot[table] = [...(hot[table] ?? []), entity];
  }
  const history = (graph.store.cold.history ?? []).flatMap(
    (row) => plan.leftOfCold(coldEntry('history', row))?.entity ?? [],
  );
  return { hot, cold: { ...graph.store.cold, history } };
}

/** The steps of a recorded change that are about somebody else; there must be some. */
function othersSteps(graph: Graph, target: number, id: string): readonly unknown[] {
  const row = (graph.store.cold.history ?? []).find((each) => each.id === id);
  const operations = row?.d['operations'];
  if (!Array.isArray(operations)) throw new Error('There is no such change');
  const owners = graph.about.get(id) ?? [];
  const left = operations.filter((_, at) => graph.personOf[owners[at] ?? -1] !== graph.personOf[target]);
  expect(left).not.toEqual([]);
  return left;
}

function planFor(graph: Graph, target: number): ErasePlan {
  const plan = erasePlan(heldFrom(graph.store), graph.contacts[target] ?? '');
  if (plan === undefined) throw new Error('no plan for a contact that is there');
  return plan;
}

describe('erasing a customer', () => {
  it('reaches every row about the customer and no other', () => {
    fc.assert(
      fc.property(someone, ({ graph, target }) => {
        expect(reached(graph, planFor(graph, target))).toEqual(rowsAbout(graph, target));
      }),
      { numRuns: 1_000 },
    );
  });

  it('does exactly what the preview says', async () => {
    await fc.assert(
      fc.asyncProperty(someone, async ({ graph, target }) => {
        const held = heldFrom(graph.store);
        const preview = await erasePreview(held, graph.contacts[target] ?? '', never);
        const before = await heldCounts(held, never);
        const after = await heldCounts(heldFrom(afterwards(graph, planFor(graph, target))), never);
        const gone = before.map(({ table, count }) => ({
          table,
          count: count - (after.find((each) => each.table === table)?.count ?? 0),
        }));
        const promised = new Map(preview?.counts.map(({ table, count }) => [table, count]));
        expect(gone.map(({ table, count }) => [table, count])).toEqual(
          before.map(({ table }) => [table, promised.get(table) ?? 0]),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('leaves nothing of the customer but ids without content, and of a shared change what others did', () => {
    fc.assert(
      fc.property(someone, ({ graph, target }) => {
        const left = afterwards(graph, planFor(graph, target));
        const gone = rowsAbout(graph, target);
        for (const { table, entity } of allRows(left)) {
          if (!gone.has(`${table} ${entity.id}`)) continue;
          if (table === 'history') {
            expect(entity.d['operations']).toEqual(othersSteps(graph, target, entity.id));
            continue;
          }
          expect(entity).toEqual({ id: entity.id, d: {}, c: {}, erased: true });
          expect(['contacts', 'chats', 'notes', 'followUps', 'labels']).toContain(table);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves every other row as it was, byte for byte', () => {
    fc.assert(
      fc.property(someone, ({ graph, target }) => {
        const gone = rowsAbout(graph, target);
        const rest = (store: PlainStore): string[] =>
          allRows(store)
            .filter(({ table, entity }) => !gone.has(`${table} ${entity.id}`))
            .map(({ table, entity }) => `${table} ${canonicalJson({ ...entity, d: entity.d, c: entity.c })}`);
        expect(rest(afterwards(graph, planFor(graph, target)))).toEqual(rest(graph.store));
      }),
      { numRuns: 300 },
    );
  });

  it('has no plan for a contact that is not there, or no longer', () => {
    fc.assert(
      fc.property(someone, ({ graph, target }) => {
        const once = afterwards(graph, planFor(graph, target));
        expect(erasePlan(heldFrom(once), graph.contacts[target] ?? '')).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });
});
