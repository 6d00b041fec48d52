import { policyContact } from '@/lib/domain/privacy/policy';
import styles from './ContactBlock.module.css';

/** Clause 9 of the policy, exactly as it stands there. */
export function ContactBlock() {
  return (
    <dl className={styles.block} lang="en">
      {policyContact.map(({ label, value }) => (
        <div key={label} className={styles.line}>
          <dt>{label}:</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
