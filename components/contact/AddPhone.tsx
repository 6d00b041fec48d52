import { useState } from 'react';
import { useHub } from '@/lib/app/hub-context';
import { useSidebar } from '@/lib/app/sidebar';
import { useWhy } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { InlineForm } from '../ui/InlineForm';
import { TextField } from '../ui/TextField';

/** Two capital letters at the end of a locale: the country whose numbers are written without a code. */
function regionOf(locale: string): string | undefined {
  return new Intl.Locale(locale).region;
}

/** A box for another phone number of this contact. */
export function AddPhone({
  contactId,
  onClose,
}: {
  readonly contactId: string;
  readonly onClose: () => void;
}) {
  const hub = useHub();
  const { toasts } = useSidebar();
  const { t, locale } = useText();
  const why = useWhy();
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const save = async () => {
    const region = regionOf(locale);
    const args = { contactId, phone: phone.trim(), ...(region?.length === 2 ? { region } : {}) };
    const run = hub.command('contact.add-phone', args);
    const result = await run.done;
    if (!result.ok) return setProblem(why(result.code));
    toasts.changed({ command: run.id, text: t('contact.phoneAdded') });
    onClose();
  };
  return (
    <InlineForm
      onSubmit={() => (phone.trim() === '' ? onClose() : void save())}
      onCancel={onClose}
      actions={
        <>
          <Button size="small" onPress={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" look="main" size="small">
            {t('common.save')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('contact.phone')}
        hint={t('contact.phoneHint')}
        problem={problem}
        type="tel"
        value={phone}
        maxLength={60}
        onChange={(text) => {
          setPhone(text);
          setProblem(undefined);
        }}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the press on Add phone asked for it
        autoFocus
      />
    </InlineForm>
  );
}
