import type { BaseChange, ClockChange, Effect, Save } from './effect';
import type { OutboxItem } from './outbox';
import type { SyncState } from './state';

/** What handling one event has come to so far. */
export interface Turn {
  readonly state: SyncState;
  readonly base: BaseChange | null;
  readonly clock: ClockChange | null;
  readonly effects: readonly Effect[];
}

/** A turn that only changes the state. */
export function turn(state: SyncState, effects: readonly Effect[] = []): Turn {
  return { state, base: null, clock: null, effects };
}

/** What has to be written for a turn that began at `before`; `null` where the disk says so already. */
export function saveOf(before: SyncState, { state, base, clock }: Turn): Save | null {
  const { put, drop } = outboxChange(before.outbox, state.outbox);
  const same = state.record === before.record && put.length === 0 && drop.length === 0;
  return same && base === null && clock === null ? null : { record: state.record, put, drop, base, clock };
}

function outboxChange(
  before: readonly OutboxItem[],
  after: readonly OutboxItem[],
): Pick<Save, 'put' | 'drop'> {
  if (before === after) return { put: [], drop: [] };
  const had = new Map(before.map((item) => [item.id, item]));
  const put = after.filter((item) => had.get(item.id) !== item);
  const left = new Set(after.map(({ id }) => id));
  return { put, drop: before.flatMap(({ id }) => (left.has(id) ? [] : [id])) };
}
