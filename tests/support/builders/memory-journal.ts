import type { ColdTable, HotTable, TableName } from '@/lib/catalogue/catalogue';
import { catalogue } from '@/lib/catalogue/catalogue';
import type { FoundRecord } from '@/lib/catalogue/define-record';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type {
  RowTaker,
  Aside,
  ColdEntry,
  Commit,
  Finished,
  Journal,
  Kept,
  Opened,
  PlacedRow,
  Settlement,
  StoreCode,
} from '@/lib/store/journal';

/** What lies on the imagined disk: everything as text, so that nothing is shared with memory. */
export class MemoryDisk {
  readonly hot = new Map<HotTable, Map<string, string>>();
  readonly cold = new Map<ColdTable, Map<string, string>>();
  readonly done = new Map<string, string>();
  clock: string | null = null;
  head = 0;
  generation = 1;
  erasing: Opened['erasing'] = [];
  commits = 0;
  readonly outbox = new Map<string, string>();
  readonly records = new Map<string, string>();

  /** Every row of a table, parsed. */
  rows(table: HotTable): Entity[] {
    return [...(this.hot.get(table)?.values() ?? [])].map((text) => JSON.parse(text) as Entity);
  }

  entries(table: ColdTable): ColdEntry[] {
    return [...(this.cold.get(table)?.values() ?? [])].map((text) => JSON.parse(text) as ColdEntry);
  }
}

export interface Faults {
  /** Called before a commit is written: an answer fails it, a promise that never settles kills the worker there. */
  before?: (commit: Commit) => StoreCode | null | Promise<never>;
  /** Called after a commit was written and before it is told; never settling loses the acknowledgement. */
  after?: (commit: Commit) => void | Promise<never>;
}

/** A journal on an imagined disk, with the promises of the real one and none of its work. */
export class MemoryJournal implements Journal {
  #open = false;
  #misfits: readonly PlacedRow[] = [];
  constructor(
    readonly disk: MemoryDisk = new MemoryDisk(),
    private readonly faults: Faults = {},
  ) {}

  async open(taker: RowTaker | RowTaker['put']): Promise<Result<Opened, StoreCode>> {
    await tick();
    this.#open = true;
    const put: RowTaker['put'] = typeof taker === 'function' ? taker : (...row) => taker.put(...row);
    this.#misfits = [...this.disk.hot.keys()]
      .flatMap((table) => this.disk.rows(table).map((entity) => ({ table, entity })))
      .filter(({ table, entity }) => !put(table, entity));
    const { clock, head, generation, erasing } = this.disk;
    return ok({ clock, head, generation, quarantined: [], erasing });
  }

  async commit(commit: Commit): Promise<Result<null, StoreCode>> {
    await tick();
    const fault = await this.faults.before?.(commit);
    if (fault) return failed(fault);
    if (!this.#open) return failed('closed');
    for (const { table, entity } of commit.changed) this.#write(table, entity);
    this.#append(commit.appended);
    this.disk.done.set(commit.commandId, JSON.stringify({ result: commit.result, at: commit.at }));
    this.#keep(commit.aside);
    this.disk.clock = commit.clock;
    this.disk.head = commit.head;
    this.disk.commits += 1;
    await this.faults.after?.(commit);
    return ok(null);
  }

  #append(entries: readonly ColdEntry[]): void {
    for (const entry of entries) {
      const rows = this.disk.cold.get(entry.table) ?? new Map<string, string>();
      this.disk.cold.set(entry.table, rows);
      rows.set(entry.entity.id, JSON.stringify(entry));
    }
  }

  async settle(settlement: Settlement): Promise<Result<null, StoreCode>> {
    await tick();
    if (!this.#open) return failed('closed');
    for (const { table, entity } of settlement.changed) this.#write(table, entity);
    this.#append(settlement.appended ?? []);
    this.#keep(settlement);
    const { clock } = settlement;
    if (clock?.kind === 'replace') this.disk.clock = clock.stamp;
    if (clock?.kind === 'atLeast' && clock.stamp > (this.disk.clock ?? '')) this.disk.clock = clock.stamp;
    this.disk.head = settlement.head;
    return ok(null);
  }

  async aside(): Promise<Result<Kept, StoreCode>> {
    await tick();
    return ok({
      outbox: [...this.disk.outbox].map(([id, text]) => ({ id, content: JSON.parse(text) as Json })),
      records: Object.fromEntries(
        [...this.disk.records].map(([name, text]) => [name, JSON.parse(text) as Json]),
      ),
    });
  }

  async bulk(table: HotTable, entities: readonly Entity[]): Promise<Result<null, StoreCode>> {
    if (entities.length > 2_000) throw new Error('A slice is at most 2,000 rows');
    await tick();
    for (const entity of entities) this.#write(table, entity);
    return ok(null);
  }

  async finished(commandId: string): Promise<Result<Finished | null, StoreCode>> {
    await tick();
    const text = this.disk.done.get(commandId);
    return ok(text === undefined ? null : (JSON.parse(text) as Finished));
  }

  async cold(request: { table: ColdTable; contactId: string | null }) {
    await tick();
    const entries = this.disk.entries(request.table).filter((entry) => entry.contactId === request.contactId);
    return ok(entries.sort((a, b) => a.at - b.at).map((entry) => entry.entity));
  }

  async *coldAll(table: ColdTable): AsyncIterable<readonly ColdEntry[]> {
    await tick();
    yield this.disk.entries(table);
  }

  async compact(): Promise<Result<number, StoreCode>> {
    await tick();
    return ok(0);
  }

  async sizes() {
    await tick();
    const names = Object.keys(catalogue) as TableName[];
    return ok(names.map((table) => ({ table, bytes: 1, rows: 0 })));
  }

  async setErasing(erasing: Opened['erasing']): Promise<Result<null, StoreCode>> {
    await tick();
    this.disk.erasing = erasing;
    return ok(null);
  }

  misfits() {
    return this.#misfits;
  }

  async records({ finished }: { finished: boolean }): Promise<Result<readonly FoundRecord[], StoreCode>> {
    await tick();
    const kept = [...this.disk.records].map(([name, text]): FoundRecord => {
      return { in: 'meta', key: `aside.${name}`, bytes: text.length, value: JSON.parse(text) as Json };
    });
    const done = [...this.disk.done].map(([commandId, text]): FoundRecord => {
      const place = { in: 'done', key: commandId, bytes: text.length } as const;
      return finished ? { ...place, value: { commandId, ...(JSON.parse(text) as Finished) } } : place;
    });
    return ok([...kept, ...done]);
  }

  quarantined() {
    return [];
  }

  async discardQuarantined(): Promise<Result<null, StoreCode>> {
    await tick();
    return ok(null);
  }

  async newGeneration(what: Parameters<Journal['newGeneration']>[0]) {
    await tick();
    this.#misfits = this.#misfits.filter(what.keepMisfit);
    const rows = [...what.hot, ...this.#misfits];
    this.disk.hot.clear();
    for (const { table, entity } of rows) this.#write(table, entity);
    for (const [table, entries] of this.disk.cold) {
      for (const entry of this.disk.entries(table)) {
        const kept = what.keepCold(entry);
        if (kept === null) entries.delete(entry.entity.id);
        else entries.set(entry.entity.id, JSON.stringify(kept));
      }
    }
    if (what.aside !== undefined) {
      this.disk.outbox.clear();
      this.#keep({ outbox: { put: what.aside.outbox, drop: [] }, records: what.aside.records });
    }
    this.disk.generation += 1;
    return ok({ generation: this.disk.generation });
  }

  async destroy(): Promise<Result<null, StoreCode>> {
    await tick();
    this.disk.hot.clear();
    this.disk.cold.clear();
    this.disk.done.clear();
    this.close();
    return ok(null);
  }

  close(): void {
    this.#open = false;
  }

  #keep(aside: Aside | undefined): void {
    for (const { id, content } of aside?.outbox.put ?? []) this.disk.outbox.set(id, JSON.stringify(content));
    for (const id of aside?.outbox.drop ?? []) this.disk.outbox.delete(id);
    for (const [name, value] of Object.entries(aside?.records ?? {}))
      this.disk.records.set(name, JSON.stringify(value));
  }

  #write(table: HotTable, entity: Entity): void {
    const rows = this.disk.hot.get(table) ?? new Map<string, string>();
    this.disk.hot.set(table, rows);
    rows.set(entity.id, JSON.stringify(entity));
  }
}

/** Everything on disk takes its turn. */
function tick(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
