import { useState } from 'react';
import { internationalPhone } from '@/lib/app/international-phone';
import { useAct, useWhy } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';

/** A number as it is typed, and the saving of somebody under it. */
export interface SaveNumberDraft {
  readonly text: string;
  readonly problem: string | undefined;
  readonly write: (text: string) => void;
  readonly save: (name: string) => Promise<void>;
}

/** Saves a person under the number that somebody typed or pasted; a WhatsApp id is refused in words. */
export function useSaveNumber(onSaved: (contactId: string) => void): SaveNumberDraft {
  const act = useAct();
  const { t } = useText();
  const why = useWhy();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  return {
    text,
    problem,
    write(value) {
      setText(value);
      setProblem(undefined);
    },
    async save(name) {
      const phone = internationalPhone(text);
      if (!phone.ok) return setProblem(t(phone.code === 'lid-is-no-phone' ? 'who.lid' : 'who.badNumber'));
      const identities = [{ kind: 'phone', value: phone.value } as const];
      const args = { identities, source: 'typed', kind: 'person', name } as const;
      const done = t('contact.saved', { name: name === '' ? phone.value : name });
      const result = await act('contact.save', args, { done });
      if (result.ok) onSaved(result.value.contactId);
      else setProblem(result.code === 'lid-is-no-phone' ? t('who.lid') : why(result.code));
    },
  };
}
