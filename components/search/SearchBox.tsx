import type { RefObject } from 'react';
import SearchPicture from 'lucide-react/icons/search';
import { useText } from '@/lib/app/use-text';
import { Kbd } from '../ui/Kbd';
import styles from './SearchBox.module.css';
import type { Search } from './use-search';

export const resultsId = 'search-results';
/** The element id of one result, for `aria-activedescendant`. */
export const resultId = (index: number) => `${resultsId}-${index}`;

/** The box that finds contacts and notes; the arrow keys go through what was found. */
export function SearchBox({
  search,
  boxRef,
}: {
  readonly search: Search;
  readonly boxRef: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useText();
  const { text, rows } = search;
  return (
    <div className={styles.box}>
      <SearchPicture aria-hidden="true" className={styles.picture} />
      <input
        ref={boxRef}
        type="search"
        aria-label={t('work.search')}
        aria-controls={text === '' ? undefined : resultsId}
        aria-activedescendant={rows.active >= 0 ? resultId(rows.active) : undefined}
        aria-keyshortcuts="/"
        autoComplete="off"
        spellCheck={false}
        dir={text === '' ? undefined : 'auto'}
        maxLength={200}
        placeholder={t('work.searchHint')}
        value={text}
        onChange={(event) => search.setText(event.target.value)}
        onKeyDown={(event) => (event.nativeEvent.isComposing ? undefined : search.onKeyDown(event))}
        className={styles.input}
      />
      {text === '' ? <Kbd>/</Kbd> : null}
    </div>
  );
}
