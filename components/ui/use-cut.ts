import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Says whether a clamped element hides a part of its text now; measured again whenever its size changes. */
export function useCut(
  text: string,
  { mayBe, isOpen }: { readonly mayBe: boolean; readonly isOpen: boolean },
): readonly [RefObject<HTMLElement | null>, boolean] {
  const element = useRef<HTMLElement>(null);
  const [cut, setCut] = useState(mayBe);
  useLayoutEffect(() => {
    const box = element.current;
    // What is open hides nothing, and says nothing about what it would hide.
    if (box === null || text === '' || !mayBe || isOpen) return undefined;
    // Half a line: rounding makes a text that fits a pixel too high now and then.
    const measure = () => setCut(box.scrollHeight - box.clientHeight > 8);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [text, mayBe, isOpen]);
  return [element, mayBe && cut];
}
