import { isRecord, type Json } from '@/lib/domain/shared/json';

/**
 * Says whether one of these ids stands anywhere inside a value. Recorded operations name rows by id, whatever shape
 * the record has, so looking for the ids themselves cannot be fooled by a new shape.
 */
export function mentionsAny(value: Json | undefined, ids: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return ids.has(value);
  if (Array.isArray(value)) return value.some((each) => mentionsAny(each, ids));
  if (!isRecord(value)) return false;
  return Object.entries(value).some(([key, member]) => ids.has(key) || mentionsAny(member, ids));
}
