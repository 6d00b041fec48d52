import type { Entity } from '@/lib/domain/shared/entity';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { isElementSet } from './element-set';

/** The stamp of each field that holds one value, written out. */
export function stampsOf(entity: Entity): Map<string, Stamp> {
  const shared = entity.c[''];
  const stamps = new Map<string, Stamp>();
  for (const [field, value] of Object.entries(entity.d)) {
    if (isElementSet(value)) continue;
    const stamp = Object.hasOwn(entity.c, field) && field !== '' ? entity.c[field] : shared;
    if (stamp !== undefined) stamps.set(field, stamp);
  }
  return stamps;
}

/**
 * Stamps in their short form: the one that most fields share stands under `''`, the others by name. Which one
 * is shared depends on the stamps alone, so equal entities have equal short forms.
 */
export function packStamps(stamps: ReadonlyMap<string, Stamp>): Entity['c'] {
  const shared = mostCommon(stamps.values());
  if (shared === undefined) return {};
  const own = [...stamps].filter(([, stamp]) => stamp !== shared).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries([['', shared], ...own]);
}

function mostCommon(stamps: Iterable<Stamp>): Stamp | undefined {
  const counts = new Map<Stamp, number>();
  for (const stamp of stamps) counts.set(stamp, (counts.get(stamp) ?? 0) + 1);
  let best: Stamp | undefined;
  let most = 0;
  for (const [stamp, count] of counts) {
    if (count > most || (count === most && best !== undefined && stamp > best)) [best, most] = [stamp, count];
  }
  return best;
}
