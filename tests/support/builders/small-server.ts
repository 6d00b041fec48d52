import type { Entity } from '@/lib/domain/shared/entity';
import type { WireRow } from '@/lib/onechat/sync';
import type { Effect } from '@/lib/sync/engine/effect';
import type { SyncEvent } from '@/lib/sync/engine/event';
import { rowKey, type RowKey } from '@/lib/sync/engine/row-key';
import { merge } from '@/lib/sync/merge';
import { joinSame, provenIdentities } from '@/lib/sync/same-person';
import type { Computer } from './signed-in-hub';

interface Kept {
  readonly table: string;
  readonly entity: Entity;
  readonly seq: number;
}

/** One workspace that everybody sees, in memory: what the server promises, and no more. */
export class SmallServer {
  readonly rows = new Map<RowKey, Kept>();
  readonly #last = new Map<string, number>();
  head = 0;

  /** The answer to what a computer asked. */
  answer(client: string, effect: Effect): SyncEvent | null {
    const said = { sentAt: 0, serverTime: null, refusals: [] };
    const last = () => this.#last.get(client) ?? 0;
    switch (effect.kind) {
      case 'push':
        this.#take(client, effect);
        return { kind: 'pushed', call: effect.call, answer: { ...said, last: last(), head: this.head } };
      case 'pull': {
        const rows = this.#since(Number(effect.cursor) || 0);
        const answer = {
          ...said,
          rows,
          cursor: String(this.head),
          more: false,
          last: last(),
          head: this.head,
        };
        return { kind: 'pulled', call: effect.call, answer: { ...answer, gained: [], lost: [] } };
      }
      case 'snapshot':
        return {
          kind: 'loaded',
          call: effect.call,
          answer: { ...said, rows: this.#since(0), cursor: String(this.head), last: last() },
        };
      default:
        return null;
    }
  }

  #take(client: string, { mutations }: Effect & { kind: 'push' }): void {
    const last = this.#last.get(client) ?? 0;
    for (const { mid, operations } of mutations) {
      if (mid <= last) continue;
      this.head += 1;
      for (const operation of operations) {
        const key = rowKey(operation.table, operation.id);
        this.#put(key, operation.table, merge(this.rows.get(key)?.entity, [operation]));
      }
      this.#last.set(client, mid);
    }
    this.#join();
  }

  #put(key: RowKey, table: string, entity: Entity | undefined): void {
    if (entity !== undefined) this.rows.set(key, { table, entity, seq: this.head });
  }

  #join(): void {
    const contacts = () => [...this.rows.values()].filter(({ table }) => table === 'contacts');
    const identities = new Set(contacts().flatMap(({ entity }) => [...provenIdentities(entity).keys()]));
    for (const identity of identities) {
      const entities = contacts().map(({ entity }) => entity);
      for (const operation of joinSame(identity, entities)) {
        const key = rowKey('contacts', operation.id);
        const before = this.rows.get(key)?.entity;
        const after = merge(before, [operation]);
        if (after !== before) this.#put(key, 'contacts', after);
      }
    }
  }

  #since(seq: number): WireRow[] {
    return [...this.rows.values()]
      .filter((row) => row.seq > seq)
      .map(({ table, entity: { id, d, c, erased }, seq: at }) => {
        const row = { k: table, id, seq: at, sc: 'workspace' };
        return (erased === true ? { ...row, erased } : { ...row, d: { ...d }, c: { ...c } }) as WireRow;
      });
  }
}

/** Lets a computer and the server talk until it has nothing left to ask. */
export async function talk(computer: Computer, server: SmallServer, most = 100): Promise<void> {
  const { client } = computer.hub.data().stamps;
  for (let round = 0; round < most; round += 1) {
    const doing = computer.hub.data().synced?.state.doing;
    const effect = computer.effects.findLast((each) => 'call' in each && each.call === doing?.call);
    const event = effect === undefined ? null : server.answer(client, effect);
    if (event === null) return;
    await computer.line.tell(event);
  }
}
