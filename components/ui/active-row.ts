import { useState } from 'react';

export interface ActiveRow {
  /** The row that Enter opens; -1 while none is. */
  readonly active: number;
  set(index: number): void;
  /** Moves with an arrow, Home, End or page key; says whether the key was one of them. */
  move(key: string, page: number): boolean;
}

/** Which row of a list of `count` the keyboard is on; in a list of another name it begins anew. */
export function useActiveRow(count: number, of = ''): ActiveRow {
  const [wanted, set] = useState(-1);
  const [known, know] = useState(of);
  if (known !== of) {
    know(of);
    set(-1);
  }
  const active = Math.min(wanted, count - 1);
  const steps: Readonly<Record<string, (page: number) => number>> = {
    ArrowDown: () => active + 1,
    ArrowUp: () => active - 1,
    PageDown: (page) => active + page,
    PageUp: (page) => active - page,
    Home: () => 0,
    End: () => count - 1,
  };
  return {
    active,
    set,
    move(key, page) {
      const step = steps[key];
      if (step === undefined || count === 0) return false;
      set(Math.max(0, Math.min(count - 1, step(page))));
      return true;
    },
  };
}
