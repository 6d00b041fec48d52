import { useState } from 'react';
import { useAct } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import type { ContactRow, OpenChat } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { ContactPicker } from './ContactPicker';

/** For a chat of somebody who was saved under another number or by hand: the person says whose it is. */
export function SavedBefore({ chat }: { readonly chat: OpenChat }) {
  const act = useAct();
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (!open) {
    return (
      <div>
        <Button look="quiet" size="small" onPress={() => setOpen(true)}>
          {t('who.savedBefore')}
        </Button>
      </div>
    );
  }
  const pick = (row: ContactRow) => {
    const identities = chat.identities.map(({ kind, value }) => ({ kind, value }));
    const args = { contactId: row.id, identities, source: 'typed' } as const;
    void act('contact.link-chat', args, { done: t('contact.linked', { name: row.name }) });
  };
  return (
    <section aria-label={t('who.title')}>
      <ContactPicker onPick={pick} />
      <Button look="quiet" size="small" onPress={() => setOpen(false)}>
        {t('common.cancel')}
      </Button>
    </section>
  );
}
