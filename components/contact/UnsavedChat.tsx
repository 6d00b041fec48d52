import UserPlus from 'lucide-react/icons/user-plus';
import { useAct } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import type { ContactRow, OpenChat, OpenContactView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { ContactHeading } from './ContactHeading';
import { KeepOutButton } from './KeepOutButton';
import { IdentityLine } from './IdentityLine';
import styles from './SavedContact.module.css';

function SameName({ chat, row }: { readonly chat: OpenChat; readonly row: ContactRow }) {
  const act = useAct();
  const { t } = useText();
  const link = () => {
    const identities = chat.identities.map(({ kind, value }) => ({ kind, value }));
    const args = { contactId: row.id, identities, source: 'typed' } as const;
    void act('contact.link-chat', args, { done: t('contact.linked', { name: row.name }) });
  };
  return (
    <li className={styles.same}>
      <span className={styles.sameWho}>
        <bdi>{row.name}</bdi>
        <span className={styles.soft}>
          {[row.company, row.phone].filter((part) => part !== '').join(' · ')}
        </span>
      </span>
      <Button size="small" onPress={link}>
        {t('contact.link')}
      </Button>
    </li>
  );
}

export interface UnsavedChatProps {
  readonly chat: OpenChat;
  readonly view: OpenContactView;
  readonly saving: boolean;
  readonly onSave: () => void;
}

/** The top of a chat that is not saved yet: what is known, and one press to save it. */
export function UnsavedChat({ chat, view, saving, onSave }: UnsavedChatProps) {
  const { t } = useText();
  const hasPhone = view.identities.some(({ kind }) => kind === 'phone');
  return (
    <header className={styles.header}>
      <ContactHeading name={chat.title} />
      <ul className={styles.identities}>
        {view.identities.map((identity) => (
          <IdentityLine key={identity.element} identity={identity} hasPhone={hasPhone} />
        ))}
      </ul>
      <div className={styles.saveRow}>
        <Button look="main" isBusy={saving} onPress={onSave} aria-keyshortcuts="N">
          <UserPlus aria-hidden="true" />
          {t('contact.save')}
        </Button>
        <p className={styles.soft}>{t('contact.unsavedHint')}</p>
      </div>
      <KeepOutButton chat={chat} />
      {view.sameName.length === 0 ? null : (
        <div className={styles.sameName}>
          <h2 className={styles.soft}>{t('contact.sameName')}</h2>
          <ul className={styles.sameList}>
            {view.sameName.map((row) => (
              <SameName key={row.id} chat={chat} row={row} />
            ))}
          </ul>
          <p className={styles.soft}>{t('contact.sameNameHint')}</p>
        </div>
      )}
    </header>
  );
}
