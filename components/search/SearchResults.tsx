import { useEffect, useId, type ReactNode } from 'react';
import { useText } from '@/lib/app/use-text';
import { ContactLine } from '../contact/ContactLine';
import { classes } from '../ui/classes';
import { EmptyState } from '../ui/EmptyState';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { resultId, resultsId } from './SearchBox';
import styles from './SearchResults.module.css';
import type { Search } from './use-search';

interface HitProps {
  readonly search: Search;
  readonly index: number;
  readonly children: ReactNode;
}

function Hit({ search, index, children }: HitProps) {
  const isActive = search.rows.active === index;
  useEffect(() => {
    if (isActive) document.getElementById(resultId(index))?.scrollIntoView({ block: 'nearest' });
  }, [isActive, index]);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the search box takes the keys
    <div
      id={resultId(index)}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={classes(styles.hit, isActive && styles.active)}
      onClick={() => search.open(index)}
    >
      {children}
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a group of options is no fieldset
    <div role="group" aria-labelledby={id}>
      <div id={id} className={styles.title}>
        {title}
      </div>
      {children}
    </div>
  );
}

/** Contacts first, then notes; a press or Enter opens the chat. */
export function SearchResults({ search }: { readonly search: Search }) {
  const { t } = useText();
  const { found, text } = search;
  if (search.isFailed) return <Notice tone="danger">{t('state.failed')}</Notice>;
  if (found === undefined) return <Skeleton label={t('common.loading')} lines={5} />;
  const count = found.contacts.length + found.notes.length;
  return (
    <div className={styles.results}>
      <output className={styles.count}>{t('work.results', { count })}</output>
      {found.building ? <Notice>{t('work.building')}</Notice> : null}
      {count === 0 && !found.building ? (
        <EmptyState title={t('work.noResults', { text: text.trim() })}>{t('work.noResultsText')}</EmptyState>
      ) : null}
      <div id={resultsId} role="listbox" tabIndex={-1} aria-label={t('work.search')}>
        {found.contacts.length === 0 ? null : (
          <Group title={t('work.foundContacts')}>
            {found.contacts.map((row, index) => (
              <Hit key={row.id} search={search} index={index}>
                <ContactLine row={row} />
              </Hit>
            ))}
          </Group>
        )}
        {found.notes.length === 0 ? null : (
          <Group title={t('work.foundNotes')}>
            {found.notes.map((note, at) => (
              <Hit key={note.id} search={search} index={found.contacts.length + at}>
                <div className={styles.note}>
                  <bdi className={styles.who}>{note.contactName}</bdi>
                  <bdi className={styles.excerpt}>{note.excerpt}</bdi>
                </div>
              </Hit>
            ))}
          </Group>
        )}
      </div>
    </div>
  );
}
