import styles from './Skeleton.module.css';

/** Grey lines while an answer is awaited; invisible for the first 150 ms, so that quick answers do not flicker. */
export function Skeleton({ label, lines = 3 }: { readonly label: string; readonly lines?: number }) {
  return (
    <output className={styles.skeleton} aria-label={label}>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={styles.line} />
      ))}
    </output>
  );
}
