import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import styles from './ContactPicker.module.css';
import { useSaveNumber } from './use-save-number';

export interface SaveNumberProps {
  readonly title: string;
  readonly onSaved: (contactId: string) => void;
}

/** Saves a person under the number that somebody typed or pasted, when WhatsApp Web shows none. */
export function SaveNumber({ title, onSaved }: SaveNumberProps) {
  const { t } = useText();
  const number = useSaveNumber(onSaved);
  return (
    <form
      className={styles.picker}
      onSubmit={(event) => {
        event.preventDefault();
        void number.save(title);
      }}
    >
      <TextField
        label={t('who.number')}
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
