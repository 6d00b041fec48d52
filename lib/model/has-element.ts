import type { ElementSet } from '@/lib/domain/shared/entity';

/** Says whether an element is in a set field. */
export function hasElement(set: ElementSet | undefined, element: string): boolean {
  return set !== undefined && Object.hasOwn(set, element) && (set[element]?.length ?? 0) > 0;
}
