import type { Operation } from '@/lib/domain/shared/operation';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { baseAfter } from '@/lib/sync/engine/base-rows';
import { correctedNow } from '@/lib/sync/engine/clock-offset';
import type { Effect, Save } from '@/lib/sync/engine/effect';
import { enlist } from '@/lib/sync/engine/enlist';
import type { SyncEvent } from '@/lib/sync/engine/event';
import type { OutboxItem } from '@/lib/sync/engine/outbox';
import { pendingByRow, viewOf } from '@/lib/sync/engine/overlay';
import { newRecord, type SyncRecord } from '@/lib/sync/engine/record';
import { rowKey, type BaseRow } from '@/lib/sync/engine/row-key';
import { initialState, type SyncState } from '@/lib/sync/engine/state';
import { step } from '@/lib/sync/engine/step';
import { laterStamp, tick } from '@/lib/sync/stamp';

/** What outlives the worker. */
export interface Disk {
  record: SyncRecord;
  outbox: Map<string, OutboxItem>;
  base: Map<string, BaseRow>;
  clock: Stamp | null;
}

/** One step as the checks see it. */
export interface Stepped {
  readonly client: SimClient;
  readonly event: SyncEvent;
  readonly before: SyncState;
  readonly after: SyncState;
  readonly save: Save | null;
  readonly baseBefore: ReadonlyMap<string, BaseRow>;
}

export interface Around {
  /** The true time. */
  readonly now: () => number;
  readonly random: () => number;
  readonly perform: (client: SimClient, effect: Effect) => void;
  readonly stepped: (stepped: Stepped) => void;
}

/** A worker with a disk: runs the real engine, dies at any line, starts again from what was written. */
export class SimClient {
  readonly disk: Disk;
  state: SyncState | null = null;
  /** Counts the worker's lives: answers to an earlier one reach nobody. */
  life = 0;
  /** How wrong this computer's clock is. */
  skew = 0;
  visible = false;
  online = true;
  schema = 1;
  wakeAt = 0;
  /** What goes wrong at the next save: the disk is full, or the worker dies before or after it is written. */
  mishap: 'full' | 'before' | 'after' | null = null;
  made = 0;
  readonly clientId: string;
  readonly around: Around;

  constructor(clientId: string, around: Around) {
    this.clientId = clientId;
    this.around = around;
    this.disk = { record: newRecord(clientId), outbox: new Map(), base: new Map(), clock: null };
  }

  get now(): number {
    return this.around.now() + this.skew;
  }

  start(): void {
    if (this.state !== null) return;
    this.life += 1;
    const outbox = [...this.disk.outbox.values()].sort((a, b) => a.mid - b.mid);
    this.state = initialState({ record: this.disk.record, outbox });
    this.feed({ kind: 'started', access: 'ready', visible: this.visible, online: this.online });
  }

  kill(): void {
    this.state = null;
    this.life += 1;
  }

  feed(event: SyncEvent): void {
    const before = this.state;
    if (before === null) return;
    const base = (key: string): BaseRow | undefined => this.disk.base.get(key);
    const { state, save, effects } = step(before, event, {
      now: this.now,
      random: this.around.random(),
      base,
    });
    const baseBefore = this.disk.base;
    const { mishap } = this;
    if (save !== null) {
      this.mishap = null;
      if (mishap === 'before') return this.kill();
      if (mishap === 'full') {
        if ('call' in event && event.kind !== 'failed')
          this.feed({ kind: 'failed', call: event.call, failure: { kind: 'damaged' } });
        return;
      }
      this.write(save);
    }
    this.state = state;
    this.around.stepped({ client: this, event, before, after: state, save, baseBefore });
    if (save !== null && mishap === 'after') return this.kill();
    for (const effect of effects) this.around.perform(this, effect);
  }

  private write({ record, put, drop, base, clock }: Save): void {
    const { disk } = this;
    disk.record = record;
    for (const id of drop) disk.outbox.delete(id);
    for (const item of put) disk.outbox.set(item.id, item);
    if (clock !== null) {
      disk.clock = clock.kind === 'replace' ? clock.stamp : laterStamp(disk.clock, clock.stamp);
    }
    if (base === null) return;
    const look = baseAfter(base, (key) => disk.base.get(key));
    const fresh =
      base.kind === 'install'
        ? base.rows.map((row) => rowKey(row.k, row.id))
        : base.put.map((row) => rowKey(row.table, row.entity.id));
    const next = new Map<string, BaseRow>();
    for (const key of new Set([...disk.base.keys(), ...fresh])) {
      const row = look(key);
      if (row !== undefined) next.set(key, row);
    }
    disk.base = next;
  }

  view(key: string): Entity | undefined {
    const { record, outbox, base } = this.disk;
    const items = [...outbox.values()].sort((a, b) => a.mid - b.mid);
    return viewOf(key, base.get(key), { record, pending: pendingByRow(items) });
  }

  /** A command of the person: stamped, enlisted and written in one transaction, then told to the engine. */
  command(make: (stamp: () => Stamp) => readonly Operation[]): OutboxItem | null {
    if (this.state === null) return null;
    let last = this.disk.clock;
    const now = correctedNow(this.disk.record, this.now);
    const operations = make(() => (last = tick({ last, client: this.clientId, now })));
    if (operations.length === 0) return null;
    this.made += 1;
    const id = `${this.clientId}-${this.made}`;
    const view = (key: string): Entity | undefined => this.view(key);
    const { record, items } = enlist({
      record: this.state.record,
      outbox: this.state.outbox,
      id,
      at: this.now,
      operations,
      view,
    });
    this.disk.record = record;
    this.disk.clock = last;
    for (const item of items) this.disk.outbox.set(item.id, item);
    this.feed({ kind: 'committed', record, items });
    return items.find((item) => item.id === id) ?? null;
  }
}
