import { useState } from 'react';
import UserPlus from 'lucide-react/icons/user-plus';
import { useAct } from '@/lib/app/use-act';
import { useSaveBar } from '@/lib/app/use-save-bar';
import { useText } from '@/lib/app/use-text';
import type { ContactRow, OpenChat, OpenContactView } from '@/lib/app/views';
import { SaveBarNote } from '../team/SaveBarNote';
import { Button } from '../ui/Button';
import { CompareDialog } from './CompareDialog';
import { ContactHeading } from './ContactHeading';
import { KeepOutButton } from './KeepOutButton';
import { IdentityLine } from './IdentityLine';
import { SavedBefore } from './SavedBefore';
import styles from './SavedContact.module.css';

interface SameNameProps {
  readonly chat: OpenChat;
  readonly row: ContactRow;
  readonly canLink: boolean;
}

function SameName({ chat, row, canLink }: SameNameProps) {
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
      {canLink ? (
        <Button size="small" onPress={link}>
          {t('contact.link')}
        </Button>
      ) : null}
    </li>
  );
}

const headings = { name: 'contact.sameName', clash: 'same.clash', moved: 'same.moved' } as const;
const hints = { name: 'contact.sameNameHint', clash: 'same.clashHint', moved: 'same.movedHint' } as const;

/** Contacts that this chat may belong to; of several with its number two are compared, else the chat is tied to one. */
function Candidates({ chat, view }: Pick<UnsavedChatProps, 'chat' | 'view'>) {
  const { t } = useText();
  const [comparing, setComparing] = useState(false);
  const { sameName, sameWhy } = view;
  const [first, second] = sameName;
  const isClash = sameWhy === 'clash' && first !== undefined && second !== undefined;
  return (
    <div className={styles.sameName}>
      <h2 className={styles.soft}>{t(headings[sameWhy])}</h2>
      <ul className={styles.sameList}>
        {sameName.map((row) => (
          <SameName key={row.id} chat={chat} row={row} canLink={!isClash} />
        ))}
      </ul>
      <p className={styles.soft}>{t(hints[sameWhy])}</p>
      {isClash ? (
        <div>
          <Button size="small" onPress={() => setComparing(true)}>
            {t('same.compare')}
          </Button>
        </div>
      ) : null}
      {isClash && comparing ? (
        <CompareDialog contactId={first.id} otherId={second.id} onClose={() => setComparing(false)} />
      ) : null}
    </div>
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
  const bar = useSaveBar();
  const hasPhone = view.identities.some(({ kind }) => kind === 'phone');
  return (
    <header className={styles.header}>
      <ContactHeading name={chat.title} />
      <ul className={styles.identities}>
        {view.identities.map((identity) => (
          <IdentityLine key={identity.element} identity={identity} hasPhone={hasPhone} />
        ))}
      </ul>
      {bar === null ? <SaveRow saving={saving} onSave={onSave} /> : <SaveBarNote />}
      <KeepOutButton chat={chat} />
      {bar === 'identities' ? null : <Belongs chat={chat} view={view} />}
    </header>
  );
}

function SaveRow({ saving, onSave }: Pick<UnsavedChatProps, 'saving' | 'onSave'>) {
  const { t } = useText();
  return (
    <div className={styles.saveRow}>
      <Button look="main" isBusy={saving} onPress={onSave} aria-keyshortcuts="N">
        <UserPlus aria-hidden="true" />
        {t('contact.save')}
      </Button>
      <p className={styles.soft}>{t('contact.unsavedHint')}</p>
    </div>
  );
}

/** Whom it may belong to: tying it to a contact gives that one its number, which not every role may. */
function Belongs({ chat, view }: Pick<UnsavedChatProps, 'chat' | 'view'>) {
  return (
    <>
      {view.sameName.length === 0 ? null : <Candidates chat={chat} view={view} />}
      {/* A group has one id for ever, so one that was saved is always known. */}
      {chat.kind === 'group' ? null : <SavedBefore chat={chat} />}
    </>
  );
}
