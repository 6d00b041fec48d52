import { useShownName } from '@/lib/app/use-no-name';
import { useText } from '@/lib/app/use-text';
import type { ContactView } from '@/lib/app/views';
import { IdentityLine } from './IdentityLine';
import styles from './CompareDialog.module.css';

/** One of two contacts that are compared: how they are known and how much is kept about them. */
export function ComparedContact({ contact }: { readonly contact: ContactView }) {
  const { t, time } = useText();
  const hasPhone = contact.identities.some(({ kind }) => kind === 'phone');
  const name = useShownName()(contact.name);
  return (
    <section className={styles.person} aria-label={name}>
      <h3 className={styles.name}>
        <bdi>{name}</bdi>
      </h3>
      <ul className={styles.identities}>
        {contact.identities.map((identity) => (
          <IdentityLine key={identity.element} identity={identity} hasPhone={hasPhone} />
        ))}
      </ul>
      <p className={styles.soft}>
        {t('merge.holds', { notes: contact.notes, followUps: contact.openFollowUps })}
      </p>
      <p className={styles.soft}>{t('merge.since', { time: time.full(contact.createdAt) })}</p>
    </section>
  );
}
