import { useEffect, useState } from 'react';
import UserRound from 'lucide-react/icons/user-round';
import { useCommand } from '@/lib/app/use-command';
import { useNow } from '@/lib/app/use-now';
import { useShortcuts } from '@/lib/app/use-shortcuts';
import { useMemberName, useTeam } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { ContactView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Popover } from '../ui/Popover';
import { OwnerPicker } from './OwnerPicker';
import styles from './OwnerLine.module.css';

/** Whoever sees the contact that was given to them has seen that it is theirs. */
function useSeen(contact: ContactView, isMine: boolean): void {
  const run = useCommand();
  const { id: contactId, ownerSeen } = contact;
  useEffect(() => {
    if (isMine && !ownerSeen) void run('assignment.seen', { contactId });
  }, [run, contactId, isMine, ownerSeen]);
}

function useSentence(contact: ContactView, you: string | undefined): string {
  const nameOf = useMemberName();
  const { t } = useText();
  if (contact.ownerId === null) return t('owner.none');
  return contact.ownerId === you ? t('owner.you') : t('owner.is', { name: nameOf(contact.ownerId) });
}

/** Who looks after a contact, and the way to give it to somebody else; nothing where there is no team. */
export function OwnerLine({ contact }: { readonly contact: ContactView }) {
  const { t, time } = useText();
  const now = useNow();
  const team = useTeam();
  const nameOf = useMemberName();
  const [isOpen, setOpen] = useState(false);
  const sentence = useSentence(contact, team?.you);
  useSeen(contact, team != null && contact.ownerId === team.you);
  useShortcuts({ a: () => setOpen(true) });
  if (team == null || contact.sample) return null;
  const { ownerBy, ownerAt, ownerId } = contact;
  const isGiven = ownerId !== null && ownerBy !== null && ownerBy !== ownerId && ownerAt !== null;
  return (
    <div className={styles.line}>
      <UserRound aria-hidden="true" className={styles.icon} />
      <p className={styles.words}>
        <span>{sentence}</span>
        {isGiven ? (
          <span className={styles.soft}>
            {t('owner.givenBy', { name: nameOf(ownerBy), when: time.relative(ownerAt, now) })}
          </span>
        ) : null}
      </p>
      <Popover
        label={t('owner.pick')}
        isOpen={isOpen}
        onOpenChange={setOpen}
        trigger={
          <Button look="quiet" size="small">
            {t('owner.assign')}
          </Button>
        }
      >
        <OwnerPicker contact={contact} onDone={() => setOpen(false)} />
      </Popover>
    </div>
  );
}
