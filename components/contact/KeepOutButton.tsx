import DoorClosed from 'lucide-react/icons/door-closed';
import { useId, useState } from 'react';
import { pages } from '@/lib/app/pages';
import { useSidebar } from '@/lib/app/sidebar';
import { useCommand } from '@/lib/app/use-command';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import { useWhy } from '@/lib/app/use-act';
import type { OpenChat } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import styles from './SavedContact.module.css';

/** Keeps an unsaved chat out. Where something of that person still lies in the trash, it leads to where that is erased. */
export function KeepOutButton({ chat }: { readonly chat: OpenChat }) {
  const run = useCommand();
  const why = useWhy();
  const { toasts } = useSidebar();
  const { t } = useText();
  const hint = useId();
  const [isKept, setKept] = useState(false);
  const identities = chat.identities.map(({ kind, value }) => ({ kind, value }));
  const holder = useQuery('chats.known', isKept ? { chats: [{ identities }] } : null).value?.[0]?.holders[0];
  const keepOut = async () => {
    const result = await run('chat.keep-out', { identities, on: true }).done;
    if (result.ok) return toasts.say(t('keepOut.done'));
    if (result.code === 'still-kept') setKept(true);
    else toasts.say(why(result.code), 'danger');
  };
  if (isKept) {
    return (
      <Notice
        tone="warn"
        announce
        action={
          holder === undefined ? undefined : (
            <Button size="small" onPress={() => void pages.openKeepOut(holder)}>
              {t('keepOut.erase')}
            </Button>
          )
        }
      >
        {t('keepOut.stillKept')}
      </Notice>
    );
  }
  return (
    <div className={styles.saveRow}>
      <Button look="quiet" size="small" onPress={() => void keepOut()} aria-describedby={hint}>
        <DoorClosed aria-hidden="true" />
        {t('keepOut.button')}
      </Button>
      <p id={hint} className={styles.soft}>
        {t('keepOut.hint')}
      </p>
    </div>
  );
}
