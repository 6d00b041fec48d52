import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import { isJson } from '@/lib/domain/shared/parse-operation';
import type { Operation } from '@/lib/domain/shared/operation';

/** A change that waits, as far as it is shown and exported. */
export interface WaitingChange {
  readonly id: string;
  readonly mid: number;
  readonly at: number;
  readonly operations: readonly Operation[];
}

/** Where changes wait; nothing where there is no account. */
export interface Waits {
  readonly synced?: { readonly state: { readonly outbox: readonly WaitingChange[] } } | null;
}

/** The changes that wait, in the shape that the catalogue gives the outbox. */
export function waitingRows({ synced }: Waits): readonly Entity[] {
  return (synced?.state.outbox ?? []).map(({ id, mid, at, operations }) => ({
    id,
    d: { contactId: contactOf(operations), mid, at, operations: operations.flatMap(toJson) },
    c: {},
  }));
}

function toJson(operation: unknown): readonly Json[] {
  return isJson(operation) ? [operation] : [];
}

/** Whose data changed, where the change itself says so. */
function contactOf(operations: readonly Operation[]): string | null {
  for (const operation of operations) {
    if (operation.table === 'contacts') return operation.id;
    const names = operation.op === 'set' && operation.field === 'contactId';
    if (names && typeof operation.value === 'string') return operation.value;
  }
  return null;
}
