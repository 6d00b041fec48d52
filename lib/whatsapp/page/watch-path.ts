/** Lets an observer hear when this element bears another name or leaves `top`, and of little else. */
export function watchPath(observer: MutationObserver, element: Element, top: Element): void {
  observer.observe(element, {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ['title'],
  });
  for (let at = element; at !== top;) {
    at = at.parentElement ?? top;
    observer.observe(at, { childList: true });
  }
}
