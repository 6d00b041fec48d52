import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from 'react';

const around = 6;

export interface RowsInView {
  readonly box: RefObject<HTMLDivElement | null>;
  readonly first: number;
  readonly last: number;
  /** How many rows a page key passes. */
  readonly page: number;
  look(): void;
  /** Scrolls as little as it takes to see that row. */
  reveal(index: number): void;
}

interface Listed {
  /** Another name is another list: it is seen from its top. */
  readonly of: string;
  readonly count: number;
  /** Pixels. */
  readonly rowHeight: number;
}

/** Which rows of a long list can be seen, from its scroll place and height, and a few around them. */
export function useRowsInView({ of, count, rowHeight }: Listed): RowsInView {
  const box = useRef<HTMLDivElement>(null);
  const isScrolled = useRef(false);
  const [view, setView] = useState({ top: 0, height: 600 });
  const look = useCallback(() => {
    if (box.current === null) return;
    const { scrollTop: top, clientHeight: height } = box.current;
    isScrolled.current = top !== 0;
    setView((now) => (now.top === top && now.height === height ? now : { top, height }));
  }, []);
  useLayoutEffect(() => {
    look();
    const sizes = new ResizeObserver(look);
    if (box.current !== null) sizes.observe(box.current);
    return () => sizes.disconnect();
  }, [look]);
  const [shown, setShown] = useState(of);
  const placed = useRef(of);
  if (shown !== of) {
    setShown(of);
    setView((now) => (now.top === 0 ? now : { ...now, top: 0 }));
  }
  useLayoutEffect(() => {
    if (placed.current === of) return;
    placed.current = of;
    // Asking for a place or setting it lays the whole page out, before anything of the new list is seen.
    if (!isScrolled.current || box.current === null) return;
    isScrolled.current = false;
    box.current.scrollTop = 0;
  }, [of]);
  const reveal = useCallback(
    (index: number) => {
      const element = box.current;
      if (element === null) return;
      const top = index * rowHeight;
      const lowest = top + rowHeight - element.clientHeight;
      if (top < element.scrollTop) element.scrollTo({ top });
      else if (lowest > element.scrollTop) element.scrollTo({ top: lowest });
    },
    [rowHeight],
  );
  return {
    box,
    first: Math.max(0, Math.floor(view.top / rowHeight) - around),
    last: Math.min(count - 1, Math.ceil((view.top + view.height) / rowHeight) + around),
    page: Math.max(1, Math.floor(view.height / rowHeight) - 1),
    look,
    reveal,
  };
}
