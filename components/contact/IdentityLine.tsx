import type { ReactNode } from 'react';
import AtSign from 'lucide-react/icons/at-sign';
import Phone from 'lucide-react/icons/phone';
import Tag from 'lucide-react/icons/hash';
import { useText } from '@/lib/app/use-text';
import type { IdentityView } from '@/lib/app/views';
import { identityWords } from './identity-words';
import styles from './IdentityLine.module.css';

const pictures = { phone: Phone, username: AtSign, lid: Tag, bsuid: Tag, jid: Tag, local: Tag };

export interface IdentityLineProps {
  readonly identity: IdentityView;
  /** It stands beside a phone number of the same person. */
  readonly hasPhone: boolean;
  readonly action?: ReactNode;
  /** Who says that it is theirs, and since when; for a saved contact. */
  readonly origin?: string;
}

/** One way a person is known. */
export function IdentityLine({ identity, hasPhone, action, origin }: IdentityLineProps) {
  const { t } = useText();
  const Picture = pictures[identity.kind];
  const words = identityWords(identity, hasPhone, t);
  return (
    <li className={styles.line}>
      <Picture aria-hidden="true" className={styles.picture} />
      <bdi
        {...(identity.kind === 'phone'
          ? { dir: 'ltr', className: styles.number }
          : { className: styles.words })}
      >
        {words}
      </bdi>
      {origin === undefined ? null : <span className={styles.origin}>{origin}</span>}
      {action}
    </li>
  );
}
