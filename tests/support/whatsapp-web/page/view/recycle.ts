/** The children that an element was made with; what somebody else put in is not among them and stays. */
export type OwnChildren = WeakMap<Node, readonly Node[]>;

/** Remembers the children of a fresh element, all the way down. */
export function remember(own: OwnChildren, element: Node): void {
  const children = [...element.childNodes];
  own.set(element, children);
  for (const child of children) remember(own, child);
}

/** Makes an element that is in the page look like a fresh one and keeps its nodes, as a list that recycles does. */
export function recycle(own: OwnChildren, old: Node, fresh: Node): void {
  if (old instanceof Text && fresh instanceof Text) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  if (!(old instanceof Element) || !(fresh instanceof Element)) return;
  copyAttributes(old, fresh);
  copyStyle(old, fresh);
  const before = own.get(old) ?? [];
  const after = [...fresh.childNodes];
  const kept = after.map((child, index) => {
    const same = before[index];
    if (same === undefined || !isAlike(same, child)) {
      remember(own, child);
      if (same === undefined) old.append(child);
      else if (same.parentNode === old) old.replaceChild(child, same);
      else old.append(child);
      return child;
    }
    recycle(own, same, child);
    return same;
  });
  for (const gone of before.slice(after.length)) if (gone.parentNode === old) old.removeChild(gone);
  own.set(old, kept);
}

function copyAttributes(old: Element, fresh: Element): void {
  for (const name of old.getAttributeNames()) {
    if (name !== 'style' && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const name of fresh.getAttributeNames()) {
    if (name === 'style') continue;
    const value = fresh.getAttribute(name) ?? '';
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

/** The page's policy refuses a style attribute, but not a style that a script sets. */
function copyStyle(old: Element, fresh: Element): void {
  if (!(old instanceof HTMLElement) || !(fresh instanceof HTMLElement)) return;
  if (old.style.cssText !== fresh.style.cssText) old.style.cssText = fresh.style.cssText;
}

function isAlike(one: Node, other: Node): boolean {
  return one.nodeName === other.nodeName;
}
