import Ellipsis from 'lucide-react/icons/ellipsis';
import { copyText } from '@/lib/app/copy-text';
import { useSidebar } from '@/lib/app/sidebar';
import { useNow } from '@/lib/app/use-now';
import { useAct } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import type { ContactView, IdentityView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Menu } from '../ui/Menu';
import { IdentityLine } from './IdentityLine';
import { identityWords } from './identity-words';
import styles from './SavedContact.module.css';

interface ActionsProps {
  readonly contact: ContactView;
  readonly identity: IdentityView;
  readonly hasPhone: boolean;
}

function Actions({ contact, identity, hasPhone }: ActionsProps) {
  const act = useAct();
  const { toasts } = useSidebar();
  const { t } = useText();
  const words = identityWords(identity, hasPhone, t);
  const remove = () =>
    void act(
      'contact.remove-identity',
      { contactId: contact.id, element: identity.element },
      { done: t('contact.identityRemoved', { identity: words }) },
    );
  const copy = async () => {
    if (await copyText(identity.value)) toasts.say(t('contact.copied'));
  };
  const copyChoice = {
    id: 'copy',
    label: t('contact.copy', { identity: words }),
    onChoose: () => void copy(),
  };
  const removeChoice = {
    id: 'remove',
    label: t('contact.removeIdentity', { identity: words }),
    danger: true,
    onChoose: remove,
  };
  return (
    <Menu
      label={words}
      trigger={
        <Button look="quiet" size="small" square aria-label={`${t('contact.more')}: ${words}`}>
          <Ellipsis aria-hidden="true" />
        </Button>
      }
      choices={identity.kind === 'phone' ? [copyChoice, removeChoice] : [removeChoice]}
    />
  );
}

/** Every way this person is known. */
export function IdentityList({ contact }: { readonly contact: ContactView }) {
  const { t, time } = useText();
  const now = useNow();
  const hasPhone = contact.identities.some(({ kind }) => kind === 'phone');
  return (
    <ul aria-label={t('contact.identities')} className={styles.identities}>
      {contact.identities.map((identity) => (
        <IdentityLine
          key={identity.element}
          identity={identity}
          hasPhone={hasPhone}
          origin={`${t(`source.${identity.source}`)} · ${time.relative(identity.since, now)}`}
          action={<Actions contact={contact} identity={identity} hasPhone={hasPhone} />}
        />
      ))}
    </ul>
  );
}
