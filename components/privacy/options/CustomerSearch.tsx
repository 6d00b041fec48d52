import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Notice } from '@/components/ui/Notice';
import { TextField } from '@/components/ui/TextField';
import { classes } from '@/components/ui/classes';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import type { ContactRow } from '@/lib/app/views';
import styles from './EraseDialog.module.css';

const most = 20;

/** Finds the customer by a part of the name or number; before anything is typed, those of the last days are offered. */
export function CustomerSearch({ onChosen }: { onChosen: (contactId: string) => void }) {
  const { t } = useSpeech();
  const [text, setText] = useState('');
  const asked = text.trim();
  const found = useQuery('search', asked === '' ? null : { text: asked, limit: most });
  const recent = useQuery('contact.list', asked === '' ? { sort: 'recent', offset: 0, limit: most } : null);
  const rows: readonly ContactRow[] | undefined = asked === '' ? recent.value?.rows : found.value?.contacts;
  const failed = (asked === '' ? recent : found).status === 'failed';
  return (
    <div className={styles.search}>
      <TextField
        label={t('erase.search')}
        hint={t('erase.searchHint')}
        type="search"
        value={text}
        onChange={setText}
        autoFocus
        autoComplete="off"
        maxLength={200}
      />
      {failed ? <Notice tone="danger">{t('query.failed')}</Notice> : null}
      {rows === undefined && !failed ? <p role="status">{t('erase.searching')}</p> : null}
      {rows?.length === 0 ? <p role="status">{t('erase.noMatch')}</p> : null}
      <ul className={styles.matches} aria-label={t('erase.matches')}>
        {(rows ?? []).map((row) => (
          <li key={row.id}>
            <Button className={classes(styles.match)} onPress={() => onChosen(row.id)}>
              <bdi className={styles.name}>{row.name}</bdi>
              <span className={styles.phone}>{row.phone === '' ? t('erase.noPhone') : row.phone}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
