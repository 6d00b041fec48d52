import type { Digest, Pulled, Pushed, Refused, Snapshot } from './answer';
import { changesOf, latestStampIn } from './base-rows';
import { withSample } from './clock-offset';
import type { BaseChange, ClockChange } from './effect';
import type { SyncRecord } from './record';
import { settleOutbox } from './settle-outbox';
import { largestPush, type Doing, type SyncState } from './state';
import { takeRows } from './take-rows';
import { turn, type Turn } from './turn';
import type { World } from './world';

/** The server has taken a push: whatever it did not refuse it has. */
export function onPushed(state: SyncState, answer: Pushed, { now }: World): Turn {
  const { record, outbox } = settleOutbox(state, answer, now);
  const head = Math.max(record.head, answer.head);
  return turn({
    ...state,
    record: { ...record, head, offsets: withSample(record.offsets, answer, now) },
    outbox,
    // What the push has become of is only ours to show once it was pulled.
    dirty: true,
    pushAtMost: Math.min(state.pushAtMost * 2, largestPush),
  });
}

/** Rows have come: they replace ours, and what they contain leaves the outbox. */
export function onPulled(state: SyncState, answer: Pulled, { now, base }: World): Turn {
  const settled = settleOutbox(state, answer, now);
  const gained = union(settled.record.gained, answer.gained);
  // Only who has read every scope to its end has all that `last` counts.
  const isAll = !answer.more && gained.length === 0;
  const left = isAll
    ? settled.outbox.filter(({ phase, mid }) => phase !== 'accepted' || mid > answer.last)
    : settled.outbox;
  // What is only seen through another mask stays on screen until it was loaded anew.
  const lost = answer.lost.filter((scope) => !gained.includes(scope));
  const change = changesOf(answer.rows, lost, base);
  const taken = takeRows(settled, { rows: answer.rows, change, left }, base);
  const record: SyncRecord = {
    ...taken.record,
    cursor: answer.cursor,
    gained,
    head: answer.head,
    offsets: withSample(taken.record.offsets, answer, now),
    seen: latestStampIn(answer.rows, taken.record.seen),
    currentAt: isAll ? now : taken.record.currentAt,
  };
  const dirty = state.dirty || answer.more || state.hinted > answer.head;
  const next = { ...state, record, outbox: taken.outbox, dirty, hinted: 0 };
  const wanted = isAll ? answer.digest : undefined;
  const saved = { base: change, clock: clockOf(record), effects: [] };
  return wanted === undefined ? { state: next, ...saved } : { ...saved, ...beginAudit(next, wanted, now) };
}

/** The digests are compared with what is stored once these rows are. */
function beginAudit(
  state: SyncState,
  wanted: Doing['wanted'] & {},
  now: number,
): Pick<Turn, 'state' | 'effects'> {
  const call = state.calls + 1;
  const scopes = Object.keys(wanted);
  const doing: Doing = { kind: 'audit', call, since: now, wanted, scopes };
  return { state: { ...state, calls: call, doing }, effects: [{ kind: 'audit', call, scopes }] };
}

/** A snapshot has come whole: it replaces the rows of its scopes in one step. */
export function onLoaded(
  state: SyncState,
  answer: Snapshot,
  { doing, world }: { doing: Doing; world: World },
): Turn {
  const { now, base } = world;
  const scopes = doing.scopes ?? 'all';
  const settled = settleOutbox(state, { last: answer.last, refusals: null }, now);
  const change: BaseChange = { kind: 'install', scopes, rows: answer.rows };
  const taken = takeRows(settled, { rows: answer.rows, change, left: settled.outbox }, base);
  const record: SyncRecord = {
    ...taken.record,
    cursor: answer.cursor,
    gained: scopes === 'all' ? [] : taken.record.gained.filter((scope) => !scopes.includes(scope)),
    offsets: withSample(taken.record.offsets, answer, now),
    seen: latestStampIn(answer.rows, taken.record.seen),
    auditedAt: 0,
  };
  const next = { ...state, record, outbox: taken.outbox, dirty: true };
  return { state: next, base: change, clock: clockOf(record), effects: [] };
}

/** The server has forgotten the refusals that the person has dealt with. */
export function onConfirmed(state: SyncState, refusals: readonly Refused[], doing: Doing): Turn {
  const left = new Set(refusals.map(({ mid }) => mid));
  const told = (doing.mids ?? []).filter((mid) => !left.has(mid));
  const confirming = state.record.confirming.filter((mid) => !told.includes(mid));
  return turn({ ...state, record: { ...state.record, confirming } });
}

/** How often rows that do not agree are loaded anew before we leave it for another day. */
const mostRebuilds = 3;

/** The stored rows were counted: a scope that differs from what the server counted is loaded anew. */
export function onAudited(
  state: SyncState,
  found: Readonly<Record<string, Digest>>,
  { doing, now }: { doing: Doing; now: number },
): Turn {
  const { record } = state;
  const wrong = Object.entries(doing.wanted ?? {}).flatMap(([scope, { n, sum }]) =>
    found[scope]?.n === n && found[scope].sum === sum ? [] : [scope],
  );
  if (wrong.length === 0) return turn({ ...state, record: { ...record, auditedAt: now, rebuilt: 0 } });
  if (record.rebuilt >= mostRebuilds) return turn({ ...state, record: { ...record, auditedAt: now } });
  const gained = union(record.gained, wrong);
  return turn({ ...state, record: { ...record, gained, rebuilt: record.rebuilt + 1 } });
}

function union(some: readonly string[], others: readonly string[]): readonly string[] {
  const fresh = others.filter((scope) => !some.includes(scope));
  return fresh.length === 0 ? some : [...some, ...fresh];
}

/** Our next stamps are later than all that were received. */
function clockOf({ seen }: SyncRecord): ClockChange | null {
  return seen === null ? null : { kind: 'atLeast', stamp: seen };
}
