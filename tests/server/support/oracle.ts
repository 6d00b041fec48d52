/**
 * An independent account of what the server must hold: accepted mutations replayed one by one in the order in
 * which the server took them. It shares no code with the server or with the merge it uses.
 */
export interface OracleOperation {
  readonly op: 'set' | 'add' | 'remove' | 'erase';
  readonly table: string;
  readonly id: string;
  readonly field?: string;
  readonly value?: unknown;
  readonly element?: string;
  readonly dots?: readonly string[];
  readonly stamp: string;
}

interface Cell {
  value: unknown;
  stamp: string;
}

export class Oracle {
  readonly erased = new Set<string>();
  private readonly cells = new Map<string, Map<string, Cell>>();
  private readonly sets = new Map<string, Map<string, Map<string, Set<string>>>>();
  readonly touched = new Set<string>();

  apply(operations: readonly OracleOperation[]): void {
    for (const operation of operations.filter(({ op }) => op === 'erase')) this.erase(operation);
    for (const operation of operations.filter(({ op }) => op !== 'erase')) this.change(operation);
  }

  private erase({ table, id }: OracleOperation): void {
    const key = `${table} ${id}`;
    this.forget(key);
    if (table !== 'contacts') return;
    for (const other of this.touched) if (this.contactOf(other) === id) this.forget(other);
  }

  private forget(key: string): void {
    this.erased.add(key);
    this.touched.add(key);
  }

  private contactOf(key: string): unknown {
    return this.cells.get(key)?.get('contactId')?.value;
  }

  private change(operation: OracleOperation): void {
    const key = `${operation.table} ${operation.id}`;
    // Taking something out of a row that nobody made makes no row.
    const makes = operation.op !== 'remove' || this.touched.has(key);
    if (this.erased.has(key) || !makes) return;
    this.touched.add(key);
    if (operation.op === 'set') this.set(key, operation);
    else this.changeSet(key, operation);
    if (this.erased.has(`contacts ${String(this.contactOf(key))}`)) this.forget(key);
  }

  private set(key: string, { field = '', value, stamp }: OracleOperation): void {
    const row = this.cells.get(key) ?? new Map<string, Cell>();
    this.cells.set(key, row);
    const held = row.get(field);
    if (held !== undefined && held.stamp > stamp) return;
    if (held !== undefined && held.stamp === stamp && JSON.stringify(held.value) >= JSON.stringify(value))
      return;
    row.set(field, { value, stamp });
  }

  private changeSet(key: string, { op, field = '', element = '', dots = [], stamp }: OracleOperation): void {
    const row = this.sets.get(key) ?? new Map<string, Map<string, Set<string>>>();
    this.sets.set(key, row);
    const set = row.get(field) ?? new Map<string, Set<string>>();
    row.set(field, set);
    const held = set.get(element) ?? new Set<string>();
    set.set(element, held);
    if (op === 'add') held.add(stamp);
    else for (const dot of dots) held.delete(dot);
  }

  /** Every live row by key: its fields, set fields as element to dots. */
  view(): Record<string, Record<string, unknown>> {
    const live = [...this.touched].filter((key) => !this.erased.has(key)).sort();
    return Object.fromEntries(
      live.map((key) => [key, this.fields(key)]).filter(([, row]) => row !== undefined),
    );
  }

  private fields(key: string): Record<string, unknown> | undefined {
    const row: Record<string, unknown> = {};
    for (const [field, { value }] of this.cells.get(key) ?? []) row[field] = value;
    for (const [field, set] of this.sets.get(key) ?? []) {
      const live = [...set]
        .filter(([, dots]) => dots.size > 0)
        .map(([name, dots]) => [name, [...dots].sort()]);
      if (live.length > 0) row[field] = Object.fromEntries(live);
    }
    return row;
  }

  /** The dots of an element as they are now. */
  dots(key: string, field: string, element: string): string[] {
    return [...(this.sets.get(key)?.get(field)?.get(element) ?? [])];
  }
}
