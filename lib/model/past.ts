import { isRecord, type Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import { parseOperation } from '@/lib/domain/shared/parse-operation';
import type { Entity } from '@/lib/domain/shared/entity';

/** What was there before one operation: whether the thing existed, and the value or dots of its field. */
export interface Before {
  readonly existed: boolean;
  /** The value of the field; for a set field, the dots of the element. Nothing where there was none. */
  readonly value: Json;
}

/** One history entry, read back from the store. */
export interface Past {
  /** The command that made the change. */
  readonly id: string;
  readonly contactId: string | null;
  readonly at: number;
  readonly command: string;
  readonly operations: readonly Operation[];
  /** One for each operation. */
  readonly before: readonly Before[];
  readonly undoneBy: string | null;
}

/** What the history must keep to take operations back, read from the rows as they are now. */
export function beforeOf(
  operations: readonly Operation[],
  find: (table: string, id: string) => Entity | undefined,
): readonly Before[] {
  return operations.map((operation) => {
    const entity = find(operation.table, operation.id);
    if (entity === undefined || operation.op === 'erase')
      return { existed: entity !== undefined, value: null };
    const held = entity.d[operation.field] ?? null;
    if (operation.op === 'set') return { existed: true, value: held };
    return { existed: true, value: isRecord(held) ? (held[operation.element] ?? null) : null };
  });
}

/** Reads a row of the history table; a row that makes no sense is nothing. */
export function parsePast(entity: Entity): Past | undefined {
  const { at, command, operations, before, contactId, undoneBy } = entity.d;
  if (typeof at !== 'number' || typeof command !== 'string') return undefined;
  const parsed = listOf(operations, parseOperation);
  const befores = listOf(before, parseBefore);
  if (parsed === undefined || befores === undefined || parsed.length !== befores.length) return undefined;
  return {
    id: entity.id,
    contactId: typeof contactId === 'string' ? contactId : null,
    at,
    command,
    operations: parsed,
    before: befores,
    undoneBy: typeof undoneBy === 'string' ? undoneBy : null,
  };
}

function parseBefore(json: Json): Before | undefined {
  if (!isRecord(json) || typeof json.existed !== 'boolean') return undefined;
  return { existed: json.existed, value: json.value ?? null };
}

function listOf<T>(json: Json | undefined, parse: (each: Json) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(json)) return undefined;
  const parsed = json.flatMap((each: Json) => parse(each) ?? []);
  return parsed.length === json.length ? parsed : undefined;
}
