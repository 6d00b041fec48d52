import ArrowLeft from 'lucide-react/icons/arrow-left';
import MessageCircle from 'lucide-react/icons/message-circle';
import { useState } from 'react';
import { copyText } from '@/lib/app/copy-text';
import { useSidebar, useUi } from '@/lib/app/sidebar';
import type { OpenChatCode } from '@/lib/app/ui-state';
import { useOpenChat } from '@/lib/app/use-open-chat';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import type { ContactView } from '@/lib/app/views';
import { ContactDetails } from '../contact/ContactDetails';
import { SavedContact } from '../contact/SavedContact';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import styles from './ContactPage.module.css';

function OpenFailed({ contact, code }: { readonly contact: ContactView; readonly code: OpenChatCode }) {
  const { toasts } = useSidebar();
  const { t } = useText();
  const phones = contact.identities.filter(({ kind }) => kind === 'phone');
  const copy = async (value: string) => {
    if (await copyText(value)) toasts.say(t('contact.copied'));
  };
  return (
    <div className={styles.notice}>
      <Notice
        tone="warn"
        announce
        action={phones.map((phone) => (
          <Button key={phone.element} size="small" onPress={() => void copy(phone.value)}>
            {t('work.copyNumber', { number: phone.shown })}
          </Button>
        ))}
      >
        {code === 'no-number' ? t('work.noNumber') : t(`work.open.${code}`)}
      </Notice>
    </div>
  );
}

function Bar({ contactId }: { readonly contactId: string }) {
  const { ui } = useSidebar();
  const { t } = useText();
  const open = useOpenChat();
  const [opening, setOpening] = useState(false);
  const openChat = async () => {
    setOpening(true);
    await open(contactId);
    setOpening(false);
  };
  return (
    <div className={styles.bar}>
      <Button look="quiet" size="small" onPress={() => ui.setState({ contactId: null, openFailed: null })}>
        <ArrowLeft aria-hidden="true" className={styles.back} />
        {t('work.back')}
      </Button>
      <Button size="small" isBusy={opening} onPress={() => void openChat()}>
        <MessageCircle aria-hidden="true" />
        {t('work.openChat')}
      </Button>
    </div>
  );
}

/** One contact inside Work, with or without a chat. */
export function ContactPage({ contactId }: { readonly contactId: string }) {
  const { t } = useText();
  const failed = useUi((state) => state.openFailed);
  const contact = useQuery('contact.get', { contactId });
  const found = contact.value;
  return (
    <div className={styles.page}>
      <Bar contactId={contactId} />
      <div className={styles.scroll}>
        {failed === null || !found ? null : <OpenFailed contact={found} code={failed} />}
        {contact.status === 'waiting' ? <Skeleton label={t('common.loading')} lines={4} /> : null}
        {found === null || contact.status === 'failed' ? (
          <div className={styles.notice}>
            <Notice>{t('contact.gone')}</Notice>
          </div>
        ) : null}
        {found ? (
          <ContactDetails contact={found} chat={null} header={<SavedContact contact={found} />} />
        ) : null}
      </div>
    </div>
  );
}
