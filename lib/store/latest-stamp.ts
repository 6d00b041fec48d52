import type { Entity } from '@/lib/domain/shared/entity';
import { isRecord } from '@/lib/domain/shared/json';
import type { Stamp } from '@/lib/domain/shared/stamp';

const stampLength = 28;

/** The greater of two stamps, where either may be missing. */
export function laterOf(a: Stamp | null, b: Stamp | null): Stamp | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? b : a;
}

/** The greatest stamp in a row, of its fields or of the elements of its sets. */
export function latestStamp(entity: Entity): Stamp | null {
  let latest: Stamp | null = null;
  for (const field in entity.c) latest = laterOf(latest, entity.c[field] ?? null);
  for (const field in entity.d) {
    const value = entity.d[field];
    if (isRecord(value)) latest = laterOf(latest, latestDot(value));
  }
  return latest;
}

function latestDot(set: Record<string, unknown>): Stamp | null {
  let latest: Stamp | null = null;
  for (const element in set) {
    const dots = set[element];
    if (!Array.isArray(dots)) continue;
    for (const dot of dots) {
      if (typeof dot === 'string' && dot.length === stampLength) latest = laterOf(latest, dot);
    }
  }
  return latest;
}
