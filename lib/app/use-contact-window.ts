import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { askAhead, watchBlocks, type Blocks, type ListFilter } from './contact-blocks';
import { useHub } from './hub-context';
import type { ContactRow } from './views';
import { useStable } from './use-stable';

/** How long the list must rest before rows are fetched, so that a drag over 100,000 rows asks for few of them. */
const settle = 40;

export interface ContactWindow {
  /** What the rows answer to: while the answer to another filter is awaited, still the one before. */
  readonly of: ListFilter;
  /** Whether the answer to the filter that is wanted now is still awaited. */
  readonly isStale: boolean;
  /** All rows that match, not only those at hand; unknown until the first answer. */
  readonly count: number | undefined;
  row(index: number): ContactRow | undefined;
  /** The list now shows these rows; those around them are fetched. */
  see(first: number, last: number): void;
}

const none: Blocks = { count: undefined, rows: new Map() };

/** The contact list as windows of 50 rows: the worker holds all of them, the page only those around what is seen. */
export function useContactWindow(wanted: ListFilter): ContactWindow {
  const hub = useHub();
  const filter = useStable(wanted);
  const [held, hold] = useState({ of: filter, blocks: none });
  const [seen, setSeen] = useState({ first: 0, last: 0 });
  const watcher = useMemo(
    () =>
      watchBlocks(hub, filter, (change) =>
        hold((now) => ({ of: filter, blocks: change(now.of === filter ? now.blocks : none) })),
      ),
    [hub, filter],
  );
  useEffect(() => {
    // Another filter starts at its top; only scrolling has to rest before rows are fetched.
    watcher.need(0, 0);
    return () => watcher.stop();
  }, [watcher]);
  useEffect(() => {
    const timer = setTimeout(() => watcher.need(seen.first, seen.last), seen.last === 0 ? 0 : settle);
    return () => clearTimeout(timer);
  }, [watcher, seen]);
  const { of, blocks } = held;
  return {
    of,
    isStale: of !== filter,
    count: blocks.count,
    row: (index) => blocks.rows.get(index),
    see: (first, last) =>
      setSeen((now) => (now.first === first && now.last === last ? now : { first, last })),
  };
}

/** By then the list that was asked for is on the screen and watches it itself. */
const aheadFor = 1_000;

/** Asks for the top of another list before the page is drawn for it, so that worker and page work side by side. */
export function useAskAhead(): (filter: ListFilter) => void {
  const hub = useHub();
  const letGo = useRef(() => {});
  useEffect(() => () => letGo.current(), []);
  return useCallback(
    (filter) => {
      letGo.current();
      const stop = askAhead(hub, filter);
      const timer = setTimeout(stop, aheadFor);
      letGo.current = () => {
        clearTimeout(timer);
        stop();
      };
    },
    [hub],
  );
}
