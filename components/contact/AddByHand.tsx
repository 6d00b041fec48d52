import { useState } from 'react';
import { useSaveBar } from '@/lib/app/use-save-bar';
import { useText } from '@/lib/app/use-text';
import { SaveBarNote } from '../team/SaveBarNote';
import { Button } from '../ui/Button';
import { Disclosure } from '../ui/Disclosure';
import { TextField } from '../ui/TextField';
import styles from './ContactPicker.module.css';
import { useSaveNumber } from './use-save-number';

export interface AddByHandProps {
  readonly onSaved: (contactId: string) => void;
}

/** Saves somebody by name and number alone: it needs no chat, so it works where WhatsApp Web shows nothing. */
export function AddByHand({ onSaved }: AddByHandProps) {
  const { t } = useText();
  const number = useSaveNumber(onSaved);
  const [name, setName] = useState('');
  if (useSaveBar() !== null) return <SaveBarNote />;
  return (
    <Disclosure title={t('who.byHand')}>
      <form
        className={styles.picker}
        onSubmit={(event) => {
          event.preventDefault();
          void number.save(name.trim());
        }}
      >
        <TextField label={t('contact.name')} value={name} maxLength={300} onChange={setName} />
        <TextField
          label={t('contact.phone')}
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
    </Disclosure>
  );
}
