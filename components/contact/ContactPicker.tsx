import { useState } from 'react';
import { useLast } from '@/lib/app/use-last';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import type { ContactRow } from '@/lib/app/views';
import { TextField } from '../ui/TextField';
import { ContactLine } from './ContactLine';
import styles from './ContactPicker.module.css';

export interface ContactPickerProps {
  readonly onPick: (row: ContactRow) => void;
  /** The contact that is no choice. */
  readonly without?: string;
}

/** Finds one saved contact by name, company or part of a number. */
export function ContactPicker({ onPick, without }: ContactPickerProps) {
  const { t } = useText();
  const [text, setText] = useState('');
  const asked = text.trim().slice(0, 200);
  const found = useQuery('search', asked === '' ? null : { text: asked, limit: 8 });
  const contacts = useLast(found.value)?.contacts.filter(({ id }) => id !== without) ?? [];
  return (
    <div className={styles.picker}>
      <TextField
        label={t('who.search')}
        placeholder={t('who.searchHint')}
        value={text}
        onChange={setText}
        maxLength={200}
      />
      {asked !== '' && found.status === 'answered' && contacts.length === 0 ? (
        <p className={styles.none}>{t('who.none', { text: asked })}</p>
      ) : null}
      {asked === '' ? null : (
        <ul className={styles.list}>
          {contacts.map((row) => (
            <li key={row.id}>
              <button type="button" className={styles.row} onClick={() => onPick(row)}>
                <ContactLine row={row} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
