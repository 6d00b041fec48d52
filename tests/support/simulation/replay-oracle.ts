import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Taken } from './sim-server';

interface Cell {
  readonly value: Json;
  readonly stamp: string;
}

/**
 * What the server must hold, worked out naively: every accepted change once, in the order in which they were
 * taken. Shares no code with the merge, the engine or the server.
 */
export class ReplayOracle {
  private readonly values = new Map<string, Map<string, Cell>>();
  private readonly sets = new Map<string, Map<string, Set<string>>>();
  readonly erased = new Set<string>();
  private readonly rows = new Set<string>();

  replay(taken: readonly Taken[]): void {
    const seen = new Set<string>();
    for (const { clientId, mid, operations, refused } of taken) {
      const name = `${clientId} ${mid}`;
      if (seen.has(name)) continue;
      seen.add(name);
      if (!refused) this.apply(operations);
    }
  }

  private apply(operations: readonly Operation[]): void {
    for (const one of operations) if (one.op === 'erase') this.erase(one.table, one.id);
    for (const one of operations) if (one.op !== 'erase') this.change(one);
  }

  private erase(table: string, id: string): void {
    const gone = [`${table} ${id}`];
    if (table === 'contacts') {
      gone.push(...[...this.rows].filter((key) => this.parent(key) === id));
    }
    for (const key of gone) this.erased.add(key);
  }

  private parent(key: string): Json | undefined {
    return key.startsWith('contacts ') ? undefined : this.values.get(key)?.get('contactId')?.value;
  }

  private change(one: Exclude<Operation, { op: 'erase' }>): void {
    const key = `${one.table} ${one.id}`;
    if (this.erased.has(key)) return;
    if (one.op === 'set') {
      this.rows.add(key);
      const fields = this.values.get(key) ?? new Map<string, Cell>();
      this.values.set(key, fields);
      const held = fields.get(one.field);
      const wins = held === undefined || one.stamp > held.stamp;
      const ties = one.stamp === held?.stamp && JSON.stringify(one.value) > JSON.stringify(held.value);
      if (wins || ties) fields.set(one.field, one);
    } else {
      if (one.op === 'add') this.rows.add(key);
      const elements = this.sets.get(key) ?? new Map<string, Set<string>>();
      this.sets.set(key, elements);
      const name = `${one.field}/${one.element}`;
      const dots = elements.get(name) ?? new Set<string>();
      elements.set(name, dots);
      if (one.op === 'add') dots.add(one.stamp);
      else for (const dot of one.dots) dots.delete(dot);
    }
    const parent = this.parent(key);
    if (parent !== undefined && this.erased.has(`contacts ${String(parent)}`)) this.erased.add(key);
  }

  /** Every live row, as fields and sorted elements with their dots. */
  view(): Map<string, string> {
    const out = new Map<string, string>();
    for (const key of this.rows) {
      if (this.erased.has(key)) continue;
      const fields: Record<string, unknown> = {};
      for (const [field, { value }] of this.values.get(key) ?? []) fields[field] = value;
      for (const [name, dots] of this.sets.get(key) ?? []) if (dots.size > 0) fields[name] = [...dots].sort();
      out.set(key, said(fields));
    }
    return out;
  }
}

/** One text for the fields of a row, whatever their order. */
export function said(fields: Record<string, unknown>): string {
  return JSON.stringify(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A merged row's fields in the oracle's words. */
export function saidOf(d: { readonly [field: string]: Json }, sets: readonly string[]): string {
  const fields: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(d)) {
    if (!sets.includes(field)) fields[field] = value;
    else {
      for (const [element, dots] of Object.entries(value as Record<string, string[]>)) {
        fields[`${field}/${element}`] = [...dots].sort();
      }
    }
  }
  return said(fields);
}
