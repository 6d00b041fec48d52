import { isRecord, type Json } from './json';
import type { Operation } from './operation';

/** Reads a stored operation back; anything else is nothing. */
export function parseOperation(json: unknown): Operation | undefined {
  if (!isRecord(json)) return undefined;
  const { op, table, id, stamp } = json;
  if (typeof table !== 'string' || typeof id !== 'string' || typeof stamp !== 'string') return undefined;
  if (op === 'erase') return { op, table, id, stamp };
  const { field } = json;
  if (typeof field !== 'string') return undefined;
  if (op === 'set')
    return isJson(json.value) ? { op, table, id, stamp, field, value: json.value } : undefined;
  const { element, dots } = json;
  if (typeof element !== 'string') return undefined;
  if (op === 'add') return { op, table, id, stamp, field, element };
  return op === 'remove' && isTextList(dots) ? { op, table, id, stamp, field, element, dots } : undefined;
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}

/** Says whether a value is JSON all the way down. */
export function isJson(value: unknown): value is Json {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return isRecord(value) && Object.values(value).every(isJson);
}
