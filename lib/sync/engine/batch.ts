import type { Operation } from '@/lib/domain/shared/operation';
import { pushLimits } from '@/lib/onechat/sync';
import type { Sent } from './effect';
import type { OutboxItem } from './outbox';

/** What the request says around the changes. */
const envelope = 1_024;
const most = pushLimits.bytes - envelope;

/** The changes that go into the next push: in order, within the contract's limits, at most so many. */
export function nextBatch(
  outbox: readonly OutboxItem[],
  { last, atMost }: { last: number; atMost: number },
): readonly Sent[] {
  const batch: Sent[] = [];
  let operations = 0;
  let bytes = 0;
  for (const item of outbox) {
    if (item.phase !== 'waiting' || item.mid <= last) continue;
    const mutation = { mid: item.mid, operations: item.operations };
    operations += mutation.operations.length;
    bytes += bytesOf(mutation) + 1;
    const isFull = batch.length >= atMost || operations > pushLimits.operations || bytes > most;
    if (batch.length > 0 && isFull) break;
    batch.push(mutation);
  }
  return batch;
}

/** A list of operations in parts that each fit into one push. */
export function inParts(operations: readonly Operation[]): readonly (readonly Operation[])[] {
  const parts: Operation[][] = [];
  let bytes = 0;
  for (const operation of operations) {
    const size = bytesOf(operation) + 1;
    const part = parts.at(-1);
    if (part !== undefined && part.length < pushLimits.operations && bytes + size <= most - envelope) {
      part.push(operation);
      bytes += size;
    } else {
      parts.push([operation]);
      bytes = size;
    }
  }
  return parts;
}

function bytesOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value)).length;
}
