import { ProgressBar } from 'react-aria-components/ProgressBar';
import { classes } from './classes';
import styles from './Progress.module.css';

/** How far something has come; without a value it only says that it is under way. */
export function Progress({ label, value, max }: { label: string; value?: number; max?: number }) {
  const share = value === undefined || max === undefined || max <= 0 ? null : Math.min(1, value / max);
  return (
    <ProgressBar
      aria-label={label}
      isIndeterminate={share === null}
      value={share === null ? 0 : share * 100}
      className={classes(styles.progress)}
    >
      <span className={styles.words}>{label}</span>
      <span className={classes(styles.track, share === null && styles.endless)}>
        <span className={styles.bar} style={share === null ? {} : { inlineSize: `${share * 100}%` }} />
      </span>
    </ProgressBar>
  );
}
