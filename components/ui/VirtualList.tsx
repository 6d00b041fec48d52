import { useEffect, useEffectEvent, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useActiveRow } from './active-row';
import { classes } from './classes';
import { useRowsInView } from './use-rows-in-view';
import styles from './VirtualList.module.css';

export interface VirtualListProps {
  readonly label: string;
  /** Names what is listed: another name is another list, seen from its top. */
  readonly of: string;
  /** Another list was asked for and is not here yet. */
  readonly isStale: boolean;
  readonly count: number;
  /** Height of a row in rem; all rows are equally high. */
  readonly rowRem: number;
  readonly renderRow: (index: number) => ReactNode;
  /** Enter or a press. */
  readonly onOpen: (index: number) => void;
  /** The arrow towards the end of the line. */
  readonly onDetails?: (index: number) => void;
  /** Which rows can be seen now. */
  readonly onSee: (first: number, last: number) => void;
}

const remInPixels = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
const inwardKey = (element: Element) =>
  getComputedStyle(element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';

interface RowProps {
  readonly id: string;
  readonly index: number;
  readonly count: number;
  readonly height: number;
  readonly isActive: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

function Row({ id, index, count, height, isActive, onPress, children }: RowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the listbox takes the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      aria-setsize={count}
      aria-posinset={index + 1}
      onClick={onPress}
      className={classes(styles.row, isActive && styles.active)}
      style={{ insetBlockStart: index * height, blockSize: height }}
    >
      {children}
    </div>
  );
}

/** A list of any length: only the rows in view are in the page. Arrow keys, Home, End and page keys go through it. */
export function VirtualList(props: VirtualListProps) {
  const { label, of, isStale, count, rowRem, renderRow, onOpen, onDetails, onSee } = props;
  const id = useId();
  const [height] = useState(() => rowRem * remInPixels());
  const { box, look, first, last, page, reveal } = useRowsInView({ of, count, rowHeight: height });
  const { active, set, move } = useActiveRow(count, of);
  const see = useEffectEvent(onSee);
  useEffect(() => see(first, last), [first, last]);
  useEffect(() => (active < 0 ? undefined : reveal(active)), [active, reveal]);
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter' && active >= 0) onOpen(active);
    else if (event.key === inwardKey(event.currentTarget) && active >= 0) onDetails?.(active);
    else if (!move(event.key, page)) return;
    event.preventDefault();
  };
  const press = (index: number) => {
    set(index);
    onOpen(index);
  };
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const rows = shown.map((index) => (
    <Row
      key={index}
      {...{ id: `${id}-${index}`, index, count, height, isActive: index === active }}
      onPress={() => press(index)}
    >
      {renderRow(index)}
    </Row>
  ));
  return (
    <div
      ref={box}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-busy={isStale}
      aria-activedescendant={active >= first && active <= last ? `${id}-${active}` : undefined}
      onScroll={look}
      onKeyDown={onKeyDown}
      onFocus={() => (active < 0 ? set(first === 0 ? 0 : first + 6) : undefined)}
      className={styles.box}
    >
      <div role="presentation" className={styles.all} style={{ blockSize: count * height }}>
        {rows}
      </div>
    </div>
  );
}
