import { useState } from 'react';
import { useSaveBar } from '@/lib/app/use-save-bar';
import { useText } from '@/lib/app/use-text';
import { SaveBarNote } from '../team/SaveBarNote';
import { Disclosure } from '../ui/Disclosure';
import { TextField } from '../ui/TextField';
import { NumberForm } from './NumberForm';

export interface AddByHandProps {
  readonly onSaved: (contactId: string) => void;
}

/** Saves somebody by name and number alone: it needs no chat, so it works where WhatsApp Web shows nothing. */
export function AddByHand({ onSaved }: AddByHandProps) {
  const { t } = useText();
  const [name, setName] = useState('');
  if (useSaveBar() !== null) return <SaveBarNote />;
  return (
    <Disclosure title={t('who.byHand')}>
      <NumberForm label={t('contact.phone')} name={name.trim()} onSaved={onSaved}>
        <TextField label={t('contact.name')} value={name} maxLength={300} onChange={setName} />
      </NumberForm>
    </Disclosure>
  );
}
