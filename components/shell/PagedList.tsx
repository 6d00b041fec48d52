import { useState, type ReactNode } from 'react';
import { usePage, type PagedArgs, type PagedQuery, type PagedRow } from '@/lib/app/use-page';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { RestLine } from '../ui/RestLine';
import styles from './PagedList.module.css';

interface Window {
  readonly offset: number;
  readonly limit: number;
}

export interface PagedListProps<Q extends PagedQuery> {
  readonly query: Q;
  /** What is asked for one window. */
  readonly args: (window: Window) => PagedArgs<Q>;
  readonly pageSize: number;
  readonly renderRow: (row: PagedRow<Q>) => ReactNode;
  /** Words of the button that shows the next window. */
  readonly more: string;
  /** Shown where the list has no rows. */
  readonly empty?: ReactNode;
  readonly isSpaced?: boolean;
}

/** One window. Long rows may fill an answer before the window is full; the rest is asked for then. */
function Rows<Q extends PagedQuery>(
  props: Pick<PagedListProps<Q>, 'query' | 'args' | 'renderRow'> & { readonly window: Window },
) {
  const { query, args, renderRow, window } = props;
  const page = usePage(query, args(window));
  if (page === undefined) return null;
  const next = window.offset + page.rows.length;
  const left = window.limit - page.rows.length;
  const isCut = page.rows.length > 0 && left > 0 && next < page.count;
  return (
    <>
      {page.rows.map(renderRow)}
      {isCut ? <Rows {...{ query, args, renderRow }} window={{ offset: next, limit: left }} /> : null}
    </>
  );
}

/** A list of any length, a window at a time, with a button for the next one and how many are left. */
export function PagedList<Q extends PagedQuery>(props: PagedListProps<Q>) {
  const { query, args, pageSize, renderRow, more, empty = null, isSpaced = false } = props;
  const { t } = useText();
  const [pages, setPages] = useState(1);
  const count = usePage(query, args({ offset: 0, limit: pageSize }))?.count;
  if (count === 0) return empty;
  const left = (count ?? 0) - pages * pageSize;
  return (
    <>
      <ul className={isSpaced ? styles.spaced : styles.list}>
        {Array.from({ length: pages }, (_, page) => (
          <Rows
            key={page}
            {...{ query, args, renderRow }}
            window={{ offset: page * pageSize, limit: pageSize }}
          />
        ))}
      </ul>
      {left <= 0 ? null : (
        <RestLine>
          <span>{t('common.notShown', { count: left })}</span>
          <Button look="quiet" size="small" onPress={() => setPages(pages + 1)}>
            {more}
          </Button>
        </RestLine>
      )}
    </>
  );
}
