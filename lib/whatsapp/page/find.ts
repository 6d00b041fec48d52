import type { PageSelectors, TargetName } from '../selectors/selector-set';

/** What was found, and by which candidate. */
export interface Found {
  readonly elements: readonly Element[];
  readonly candidate: string;
}

/** The first candidate whose number of matches and visibility are right; the others are not believed. */
export function find(name: TargetName, root: Document | Element, set: PageSelectors): Found | undefined {
  const target = set.targets[name];
  if (target === undefined) return undefined;
  const [least, most] = target.count;
  for (const candidate of target.candidates) {
    const elements = [...root.querySelectorAll(candidate.css)];
    const right = elements.length >= least && elements.length <= most;
    if (right && (!target.visible || elements.some(isSeen))) return { elements, candidate: candidate.name };
  }
  return undefined;
}

/** The one element that a target stands for. */
export function findOne(name: TargetName, root: Document | Element, set: PageSelectors): Element | undefined {
  return find(name, root, set)?.elements[0];
}

/** True when a person could see the element. */
export function isSeen(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}
