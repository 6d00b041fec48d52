import { Disclosure } from '@/components/ui/Disclosure';
import { policyText } from '@/lib/app/policy-text';
import { useSpeech } from '@/lib/app/use-speech';
import { policy } from '@/lib/domain/privacy/policy';
import { ContactBlock } from './ContactBlock';
import styles from './PolicySection.module.css';

/** The policy's version, its full text on a press, and whom to ask. */
export function PolicySection() {
  const { t, day } = useSpeech();
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{t('policy.title', { date: day(policy.version) })}</h2>
      <p className={styles.lead}>{t('policy.text')}</p>
      <Disclosure title={t('policy.read')}>
        {/* Focusable, so that the keyboard can scroll it. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <div className={styles.text} lang="en" tabIndex={0} role="document" aria-label={t('policy.read')}>
          {policyText}
        </div>
        <p className={styles.hash}>{t('policy.hash', { hash: policy.sha256 })}</p>
      </Disclosure>
      <h3 className={styles.subtitle}>{t('policy.contact')}</h3>
      <ContactBlock />
    </section>
  );
}
