import type { Entity } from '@/lib/domain/shared/entity';
import type { Stamp } from '@/lib/domain/shared/stamp';

/**
 * A row as it was when `last` was the newest stamp: rows on disk are read while work goes on, so what was added
 * meanwhile is left out, and a field that was set meanwhile counts as not yet set.
 */
export function asOf(entity: Entity, last: Stamp): Entity | undefined {
  if ((entity.c[''] ?? '') > last) return undefined;
  const later = Object.entries(entity.c).filter(([, stamp]) => stamp > last);
  if (later.length === 0) return entity;
  const fields = new Set(later.map(([field]) => field));
  const older = <T>(of: { readonly [field: string]: T }): { readonly [field: string]: T } =>
    Object.fromEntries(Object.entries(of).filter(([field]) => !fields.has(field)));
  return { id: entity.id, d: older(entity.d), c: older(entity.c) };
}
