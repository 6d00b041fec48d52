import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import { timeOfStamp, type Stamp } from '@/lib/domain/shared/stamp';
import { merge } from '@/lib/sync/merge';
import { isStamp, maxAhead, receive, tick } from '@/lib/sync/stamp';

/** The numbers are those of lib/sync/SPEC.md. */

const runs = { numRuns: 2_000 };
const on = { table: 'contacts', id: 'e' } as const;
const stamp = fc
  .tuple(fc.integer({ min: 0, max: 6 }), fc.constantFrom('a', 'b', 'c'))
  .map(([time, client]) => `${time.toString(36).padStart(9, '0')}000${client.repeat(16)}`);
const valueField = fc.constantFrom('name', 'company', 'fromTheFuture', '__proto__');
const setField = fc.constantFrom('labels', 'identities');
const element = fc.constantFrom('x', 'y', '__proto__');
const json: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(null, true, 0, '', 'text'),
  fc.constant<Json>({ deep: ['text'] }),
  fc.constant<Json>([1, { two: 3 }]),
);

const set = fc
  .record({ field: valueField, value: json, stamp })
  .map((rest): Operation => ({ op: 'set', ...on, ...rest }));
const add = fc
  .record({ field: setField, element, stamp })
  .map((rest): Operation => ({ op: 'add', ...on, ...rest }));
const remove = fc
  .record({ field: setField, element, dots: fc.array(stamp, { maxLength: 3 }), stamp })
  .map((rest): Operation => ({ op: 'remove', ...on, ...rest }));
const erase = stamp.map((at): Operation => ({ op: 'erase', ...on, stamp: at }));
const any = fc.oneof(
  { weight: 8, arbitrary: set },
  { weight: 5, arbitrary: add },
  { weight: 3, arbitrary: remove },
  { weight: 1, arbitrary: erase },
);
const start = fc.array(any, { maxLength: 6 }).map((operations) => merge(undefined, operations));
const shuffled = <T>(list: readonly T[]) =>
  fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });

/** The same thing said naively: every field written out with its stamp, nothing shared, nothing clever. */
class Oracle {
  readonly values = new Map<string, { value: Json; stamp: Stamp }>();
  readonly dots = new Map<string, Map<string, Set<Stamp>>>();
  erased = false;

  apply(operation: Operation): void {
    if (this.erased) return;
    if (operation.op === 'erase') {
      this.erased = true;
      this.values.clear();
      this.dots.clear();
    } else if (operation.op === 'set') {
      const held = this.values.get(operation.field);
      const mine = [operation.stamp, JSON.stringify(operation.value)] as const;
      const theirs = held === undefined ? ['', ''] : [held.stamp, JSON.stringify(held.value)];
      if (mine[0] > theirs[0]! || (mine[0] === theirs[0] && mine[1] > theirs[1]!)) {
        this.values.set(operation.field, operation);
      }
    } else {
      const elements = this.dots.get(operation.field) ?? new Map<string, Set<Stamp>>();
      this.dots.set(operation.field, elements);
      const dots = elements.get(operation.element) ?? new Set<Stamp>();
      elements.set(operation.element, dots);
      if (operation.op === 'add') dots.add(operation.stamp);
      else for (const dot of operation.dots) dots.delete(dot);
    }
  }

  said(): string {
    const values = [...this.values].map(([field, { value, stamp: at }]) => [field, value, at]);
    const sets = [...this.dots].map(([field, elements]) => [
      field,
      [...elements]
        .filter(([, dots]) => dots.size > 0)
        .map(([name, dots]) => [name, [...dots].sort()])
        .sort(byFirst),
    ]);
    return JSON.stringify([
      this.erased,
      values.sort(byFirst),
      sets.filter(([, held]) => held!.length > 0).sort(byFirst),
    ]);
  }
}

const byFirst = (a: unknown[], b: unknown[]): number => (String(a[0]) < String(b[0]) ? -1 : 1);

/** An entity in the oracle's words. */
function said(entity: Entity | undefined): string {
  const values: unknown[][] = [];
  const sets: unknown[][] = [];
  for (const [field, value] of Object.entries(entity?.d ?? {})) {
    if (field === 'labels' || field === 'identities') {
      const held = Object.entries(value as Record<string, Stamp[]>);
      sets.push([field, held.map(([name, dots]) => [name, [...dots].sort()]).sort(byFirst)]);
    } else {
      const own = Object.hasOwn(entity!.c, field) ? entity!.c[field] : undefined;
      values.push([field, value, own ?? entity!.c['']]);
    }
  }
  return JSON.stringify([entity?.erased === true, values.sort(byFirst), sets.sort(byFirst)]);
}

describe('merge', () => {
  it('M1 says what the naive oracle says', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (operations) => {
        const oracle = new Oracle();
        for (const operation of operations) oracle.apply(operation);
        expect(said(merge(undefined, operations))).toBe(oracle.said());
      }),
      runs,
    );
  });

  it('M2 does not depend on the order in which values are set', () => {
    const sets = fc
      .array(set, { maxLength: 12 })
      .chain((list) => fc.tuple(fc.constant(list), shuffled(list)));
    fc.assert(
      fc.property(start, sets, (entity, [one, other]) => {
        expect(merge(entity, one)).toEqual(merge(entity, other));
      }),
      runs,
    );
  });

  it('M3 does not depend on the order in which elements are added, nor on that of removals after them', () => {
    const changes = fc
      .tuple(fc.array(add, { maxLength: 8 }), fc.array(remove, { maxLength: 8 }))
      .chain(([adds, removes]) =>
        fc.tuple(shuffled(adds), shuffled(adds), shuffled(removes), shuffled(removes)),
      );
    fc.assert(
      fc.property(changes, ([adds, addsToo, removes, removesToo]) => {
        expect(merge(undefined, [...adds, ...removes])).toEqual(
          merge(undefined, [...addsToo, ...removesToo]),
        );
      }),
      runs,
    );
  });

  it('M4 changes nothing the second time', () => {
    const once = fc.array(fc.oneof(set, add, erase), { maxLength: 12 });
    fc.assert(
      fc.property(start, once, (entity, operations) => {
        const merged = merge(entity, operations);
        expect(merge(merged, operations)).toBe(merged);
      }),
      runs,
    );
  });

  it('M5 gives the same in one fold or in many', () => {
    const cut = fc
      .array(any, { maxLength: 14 })
      .chain((list) => fc.tuple(fc.constant(list), fc.nat({ max: list.length })));
    fc.assert(
      fc.property(start, cut, (entity, [list, at]) => {
        expect(merge(merge(entity, list.slice(0, at)), list.slice(at))).toEqual(merge(entity, list));
      }),
      runs,
    );
  });

  it('M6 never brings back what was erased', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), fc.array(any, { maxLength: 8 }), (before, after) => {
        const gone = merge(undefined, [...before, { op: 'erase', ...on, stamp: '0' }, ...after]);
        expect(gone).toEqual({ id: 'e', d: {}, c: {}, erased: true });
      }),
      runs,
    );
  });

  it('M7 writes one stamp once: no field carries the shared one', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 14 }), (operations) => {
        const { d, c }: Pick<Entity, 'd' | 'c'> = merge(undefined, operations) ?? { d: {}, c: {} };
        const { '': shared, ...own } = c;
        expect(Object.values(own)).not.toContain(shared);
        for (const field of Object.keys(own)) expect(Object.hasOwn(d, field)).toBe(true);
      }),
      runs,
    );
  });
});

describe('stamps', () => {
  const hours = 3_600_000;
  const base = Date.UTC(2026, 10, 20);
  const readings = fc.array(
    fc.record({
      now: fc.integer({ min: base - 48 * hours, max: base + 48 * hours }),
      /** What another clock says, relative to ours, and whether the worker was restarted before. */
      remote: fc.option(fc.integer({ min: -2 * maxAhead, max: 2 * maxAhead })),
      count: fc.oneof(
        { weight: 30, arbitrary: fc.constantFrom(1, 2) },
        { weight: 1, arbitrary: fc.constant(50_000) },
      ),
    }),
    { maxLength: 12 },
  );

  it('S1 increase over clock jumps and restarts, S2 are later than all received, S3 run ahead by no more than they must', () => {
    fc.assert(
      fc.property(readings, (steps) => {
        let last: Stamp | null = null;
        let greatest = 0;
        let given = 0;
        for (const { now, remote, count } of steps) {
          if (remote !== null) {
            const theirs = tick({ last: null, client: 'f'.repeat(16), now: now + remote });
            const seen = receive({ last, client: 'a'.repeat(16), now }, theirs);
            expect(seen.ok).toBe(remote <= maxAhead);
            if (seen.ok) {
              last = seen.value;
              greatest = Math.max(greatest, now + remote);
              expect(last >= theirs).toBe(true);
            }
          }
          for (let n = 0; n < count; n += 1) {
            const next: Stamp = tick({ last, client: 'a'.repeat(16), now });
            if (last !== null && next <= last) throw new Error(`${next} after ${last}`);
            last = next;
          }
          given += count;
          greatest = Math.max(greatest, now);
          expect(isStamp(last)).toBe(true);
          expect(timeOfStamp(last!) - greatest).toBeLessThanOrEqual(Math.ceil(given / 36 ** 3));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('S4 of two clients never collide', () => {
    fc.assert(
      fc.property(readings, readings, (mine, theirs) => {
        const run = (steps: typeof mine, client: string): Set<Stamp> => {
          let last: Stamp | null = null;
          return new Set(steps.map(({ now }) => (last = tick({ last, client, now }))));
        };
        const a = run(mine, '0'.repeat(16));
        for (const stampOfB of run(theirs, '1'.repeat(16))) expect(a.has(stampOfB)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
