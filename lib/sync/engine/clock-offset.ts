import type { Timing } from './answer';
import type { SyncRecord } from './record';

const samples = 8;
/** A sample this far from the others means that a clock was set, not that the network was slow. */
const jump = 60_000;

/** This computer's time as the server would say it: what stamps are made from. */
export function correctedNow({ offsets }: Pick<SyncRecord, 'offsets'>, now: number): number {
  return now + median(offsets);
}

/** The samples with that of one more answer; one that took too long, or over which our clock was set, says nothing. */
export function withSample(offsets: readonly number[], timing: Timing, now: number): readonly number[] {
  const { sentAt, serverTime } = timing;
  const took = now - sentAt;
  if (serverTime === null || took < 0 || took > jump / 2) return offsets;
  const sample = Math.round(serverTime - (sentAt + now) / 2);
  if (Math.abs(sample - median(offsets)) > jump) return [sample];
  return [sample, ...offsets].slice(0, samples);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}
