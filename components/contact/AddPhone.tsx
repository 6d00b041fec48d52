import { useState } from 'react';
import { useHub } from '@/lib/app/hub-context';
import { useSidebar } from '@/lib/app/sidebar';
import { useWhy } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { InlineForm } from '../ui/InlineForm';
import { TextField } from '../ui/TextField';

export interface AddPhoneProps {
  readonly contactId: string;
  readonly onClose: () => void;
}

/** Adds a number as it was typed; answers why not, in words. The locale says whose numbers need no country code. */
function useAddPhone(contactId: string): (phone: string) => Promise<string | undefined> {
  const hub = useHub();
  const { toasts } = useSidebar();
  const { t, locale } = useText();
  const why = useWhy();
  return async (phone) => {
    const { region } = new Intl.Locale(locale);
    const run = hub.command('contact.add-phone', {
      contactId,
      phone,
      ...(region?.length === 2 ? { region } : {}),
    });
    const result = await run.done;
    if (!result.ok) return why(result.code);
    toasts.changed({ command: run.id, text: t('contact.phoneAdded') });
    return undefined;
  };
}

function Actions({ onClose }: Pick<AddPhoneProps, 'onClose'>) {
  const { t } = useText();
  return (
    <>
      <Button size="small" onPress={onClose}>
        {t('common.cancel')}
      </Button>
      <Button type="submit" look="main" size="small">
        {t('common.save')}
      </Button>
    </>
  );
}

/** A box for another phone number of this contact. */
export function AddPhone({ contactId, onClose }: AddPhoneProps) {
  const { t } = useText();
  const add = useAddPhone(contactId);
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async () => {
    const refused = phone.trim() === '' ? undefined : await add(phone.trim());
    if (refused === undefined) onClose();
    else setProblem(refused);
  };
  const change = (text: string) => {
    setPhone(text);
    setProblem(undefined);
  };
  return (
    <InlineForm onSubmit={() => void save()} onCancel={onClose} actions={<Actions onClose={onClose} />}>
      <TextField
        label={t('contact.phone')}
        hint={t('contact.phoneHint')}
        problem={problem}
        type="tel"
        value={phone}
        maxLength={60}
        onChange={change}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the press on Add phone asked for it
        autoFocus
      />
    </InlineForm>
  );
}
