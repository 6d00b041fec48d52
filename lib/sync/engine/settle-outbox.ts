import type { Refused } from './answer';
import type { OutboxItem } from './outbox';
import type { SyncRecord } from './record';

/** How many refusals an answer lists at most; with so many, later ones may be missing from it. */
const listLength = 1_000;

/** What an answer says about our changes. `refusals: null`: it does not say which were refused. */
export interface Verdict {
  readonly last: number;
  readonly refusals: readonly Refused[] | null;
}

export interface Settled {
  readonly record: SyncRecord;
  readonly outbox: readonly OutboxItem[];
}

/**
 * Tells each change what has become of it: refused, accepted, or waiting still (again, where the server was
 * restored and does not have it any more). Numbers are given anew only where the server's own count makes it
 * necessary.
 */
export function settleOutbox({ record, outbox }: Settled, { last, refusals }: Verdict, now: number): Settled {
  // Somebody else counted on as us: this disk was put back to an earlier day. Nothing may pass for sent.
  const isTwin = last >= record.nextMid;
  const said = new Map((refusals ?? []).map((refusal) => [refusal.mid, refusal]));
  const decided = decidedUpTo(last, refusals);
  const settled = outbox.map((item) => {
    if (item.phase === 'refused') return item;
    const refusal = said.get(item.mid);
    if (refusal !== undefined && !isTwin) return refusedItem(item, refusal);
    const phase = phaseOf(item, { last, decided, isTwin });
    return phase === item.phase ? item : { ...item, phase };
  });
  const strange = isTwin ? [] : strangers(record, settled, { refusals: refusals ?? [], now });
  const all = strange.length === 0 ? settled : [...settled, ...strange];
  const same = all.length === outbox.length && all.every((item, index) => item === outbox[index]);
  const counted = record.last === last ? record : { ...record, last };
  return renumber({ record: counted, outbox: same ? outbox : all }, isTwin);
}

/** Up to which number an answer says everything: all it has, or as far as its list of refusals goes. */
function decidedUpTo(last: number, refusals: Verdict['refusals']): number {
  if (refusals === null) return 0;
  return refusals.length < listLength ? last : Math.min(last, refusals.at(-1)?.mid ?? 0);
}

function phaseOf(
  item: OutboxItem,
  { last, decided, isTwin }: { last: number; decided: number; isTwin: boolean },
): OutboxItem['phase'] {
  if (item.mid > last) return 'waiting';
  return item.mid <= decided && !isTwin ? 'accepted' : item.phase;
}

function refusedItem(item: OutboxItem, { code, say }: Refused): OutboxItem {
  return { ...item, phase: 'refused', refusal: { code, say }, listed: true };
}

/** Refusals of changes that are not on this disk any more: the person learns that something was refused. */
function strangers(
  record: SyncRecord,
  outbox: readonly OutboxItem[],
  { refusals, now }: { refusals: readonly Refused[]; now: number },
): OutboxItem[] {
  if (refusals.length === 0) return [];
  const known = new Set(outbox.flatMap((item) => (item.listed === true ? [item.mid] : [])));
  return refusals
    .filter(({ mid }) => !known.has(mid) && !record.confirming.includes(mid))
    .map((refusal) =>
      refusedItem(
        { id: `refused-${refusal.mid}`, mid: refusal.mid, at: now, operations: [], phase: 'waiting' },
        refusal,
      ),
    );
}

/**
 * Changes the server has not taken follow its last one without a gap. Those it may have taken keep their number,
 * unless `all` says that the numbers were not ours.
 */
export function renumber({ record, outbox }: Settled, all = false): Settled {
  let next = record.last + 1;
  const renumbered = outbox.map((item) => {
    if (item.phase !== 'waiting' || (item.mid <= record.last && !all)) return item;
    const mid = next++;
    return item.mid === mid ? item : { ...item, mid };
  });
  const same = renumbered.every((item, index) => item === outbox[index]);
  if (same && record.nextMid === next) return { record, outbox };
  return { record: { ...record, nextMid: next }, outbox: same ? outbox : renumbered };
}
