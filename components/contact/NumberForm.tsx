import type { ReactNode } from 'react';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import styles from './ContactPicker.module.css';
import { useSaveNumber } from './use-save-number';

export interface NumberFormProps {
  /** What the number is called. */
  readonly label: string;
  /** Whom it belongs to. */
  readonly name: string;
  readonly onSaved: (contactId: string) => void;
  /** What is asked before the number. */
  readonly children?: ReactNode;
}

/** Saves a person under the number that somebody typed or pasted. */
export function NumberForm({ label, name, onSaved, children }: NumberFormProps) {
  const { t } = useText();
  const number = useSaveNumber(onSaved);
  return (
    <form
      className={styles.picker}
      onSubmit={(event) => {
        event.preventDefault();
        void number.save(name);
      }}
    >
      {children}
      <TextField
        label={label}
        hint={t('contact.phoneHint')}
        type="tel"
        value={number.text}
        problem={number.problem}
        maxLength={60}
        onChange={number.write}
      />
      <div>
        <Button type="submit" isDisabled={number.text.trim() === ''}>
          {t('who.saveNumber')}
        </Button>
      </div>
    </form>
  );
}
