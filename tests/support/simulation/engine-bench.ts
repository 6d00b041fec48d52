import type { Operation } from '@/lib/domain/shared/operation';
import type { Failure, Pulled, Pushed, Snapshot } from '@/lib/sync/engine/answer';
import type { Effect, Save } from '@/lib/sync/engine/effect';
import { enlist } from '@/lib/sync/engine/enlist';
import type { SyncEvent } from '@/lib/sync/engine/event';
import { newRecord } from '@/lib/sync/engine/record';
import type { BaseRow } from '@/lib/sync/engine/row-key';
import { initialState, type SyncState } from '@/lib/sync/engine/state';
import { step } from '@/lib/sync/engine/step';
import { tick } from '@/lib/sync/stamp';

export const clientId = 'a'.repeat(16);

/** One engine on a bench: events go in, what it asks for is looked at. */
export class EngineBench {
  now = Date.UTC(2026, 5, 1, 10);
  random = 0.5;
  state: SyncState = initialState({ record: newRecord(clientId), outbox: [] });
  effects: readonly Effect[] = [];
  save: Save | null = null;
  readonly base = new Map<string, BaseRow>();
  private made = 0;

  feed(event: SyncEvent): this {
    const done = step(this.state, event, {
      now: this.now,
      random: this.random,
      base: (key) => this.base.get(key),
    });
    this.state = done.state;
    this.effects = done.effects;
    this.save = done.save;
    const put = done.save?.base?.kind === 'changes' ? done.save.base.put : [];
    for (const row of put) this.base.set(`${row.table} ${row.entity.id}`, row);
    return this;
  }

  /** Signed in, in sight, everything loaded, nothing to do. */
  settled(): this {
    this.start().loaded([]).pulled();
    return this.state.doing?.kind === 'audit'
      ? this.feed({ kind: 'audited', call: this.call, found: {} })
      : this;
  }

  start(visible = true): this {
    return this.feed({ kind: 'started', access: 'ready', visible, online: true });
  }

  pass(milliseconds: number): this {
    this.now += milliseconds;
    return this.feed({ kind: 'alarm' });
  }

  get call(): number {
    return this.state.doing?.call ?? -1;
  }

  asked<K extends Effect['kind']>(kind: K): Extract<Effect, { kind: K }> | undefined {
    return this.effects.find((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
  }

  commit(...operations: Operation[]): this {
    this.made += 1;
    const { record, outbox } = this.state;
    const enlisted = enlist({
      record,
      outbox,
      id: `id-${this.made}`,
      at: this.now,
      operations,
      view: () => undefined,
    });
    return this.feed({ kind: 'committed', ...enlisted });
  }

  name(id: string, value: string, at = this.now): Operation {
    const stamp = tick({ last: null, client: clientId, now: at });
    return { op: 'set', table: 'contacts', id, field: 'name', value, stamp };
  }

  loaded(rows: Snapshot['rows'], last = 0): this {
    return this.feed({
      kind: 'loaded',
      call: this.call,
      answer: { rows, cursor: 'c0', last, ...this.timing },
    });
  }

  pulled(answer: Partial<Pulled> = {}): this {
    const { last, head } = this.state.record;
    const full = {
      rows: [],
      cursor: `c${this.call}`,
      more: false,
      last,
      head,
      gained: [],
      lost: [],
      refusals: [],
    };
    return this.feed({ kind: 'pulled', call: this.call, answer: { ...full, ...this.timing, ...answer } });
  }

  pushed(answer: Partial<Pushed> = {}): this {
    const { doing, record } = this.state;
    const full = { last: doing?.upTo ?? 0, head: record.head + 1, refusals: [] };
    return this.feed({ kind: 'pushed', call: this.call, answer: { ...full, ...this.timing, ...answer } });
  }

  failed(failure: Failure): this {
    return this.feed({ kind: 'failed', call: this.call, failure });
  }

  refusedWith(code: string, more: Partial<Extract<Failure, { kind: 'problem' }>> = {}): this {
    return this.failed({ kind: 'problem', status: 409, code, retryable: false, ...more });
  }

  private get timing(): { sentAt: number; serverTime: number } {
    return { sentAt: this.now, serverTime: this.now };
  }
}
