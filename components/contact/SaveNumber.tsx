import { useState } from 'react';
import { internationalPhone } from '@/lib/app/international-phone';
import { useAct, useWhy } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import styles from './ContactPicker.module.css';

export interface SaveNumberProps {
  readonly title: string;
  readonly onSaved: (contactId: string) => void;
}

/** Saves a person under the number that somebody typed or pasted, when WhatsApp Web shows none. */
export function SaveNumber({ title, onSaved }: SaveNumberProps) {
  const act = useAct();
  const { t } = useText();
  const why = useWhy();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async () => {
    const phone = internationalPhone(text);
    if (!phone.ok) return setProblem(t(phone.code === 'lid-is-no-phone' ? 'who.lid' : 'who.badNumber'));
    const identities = [{ kind: 'phone', value: phone.value } as const];
    const args = { identities, source: 'typed', kind: 'person', name: title } as const;
    const result = await act('contact.save', args, { done: t('contact.saved', { name: title }) });
    if (result.ok) onSaved(result.value.contactId);
    else setProblem(result.code === 'lid-is-no-phone' ? t('who.lid') : why(result.code));
  };
  return (
    <form
      className={styles.picker}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('who.number')}
        hint={t('contact.phoneHint')}
        type="tel"
        value={text}
        problem={problem}
        maxLength={60}
        onChange={(value) => {
          setText(value);
          setProblem(undefined);
        }}
      />
      <div>
        <Button type="submit" isDisabled={text.trim() === ''}>
          {t('who.saveNumber')}
        </Button>
      </div>
    </form>
  );
}
