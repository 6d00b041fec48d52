import type { ElementSet } from '@/lib/domain/shared/entity';
import { isRecord, type Json } from '@/lib/domain/shared/json';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { isStamp } from './stamp';

/** Says whether a stored value is a set field: an object from element to the live dots that hold it, none empty. */
export function isElementSet(value: Json): value is ElementSet {
  if (!isRecord(value)) return false;
  const held = Object.values(value);
  return held.length > 0 && held.every(isDots);
}

function isDots(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isStamp);
}

/** The set with this dot among the element's; the same object where it was there already. */
export function addDot(set: ElementSet | undefined, element: string, dot: Stamp): ElementSet {
  const held = dotsOf(set, element);
  if (set !== undefined && held.includes(dot)) return set;
  return sorted({ ...set, [element]: [...held, dot].sort() });
}

/** The set without these dots; an element without dots is gone, a set without elements is no set. */
export function removeDots(
  set: ElementSet | undefined,
  element: string,
  seen: readonly Stamp[],
): ElementSet | undefined {
  const held = dotsOf(set, element);
  const left = held.filter((dot) => !seen.includes(dot));
  if (set === undefined || left.length === held.length) return set;
  if (left.length > 0) return { ...set, [element]: left };
  const others = Object.entries(set).filter(([name]) => name !== element);
  return others.length === 0 ? undefined : Object.fromEntries(others);
}

function dotsOf(set: ElementSet | undefined, element: string): readonly Stamp[] {
  return set !== undefined && Object.hasOwn(set, element) ? (set[element] ?? []) : [];
}

/** One order of elements, so that equal sets are written as equal text. */
function sorted(set: ElementSet): ElementSet {
  return Object.fromEntries(Object.entries(set).sort(([a], [b]) => (a < b ? -1 : 1)));
}
