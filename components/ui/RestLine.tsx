import type { ReactNode } from 'react';
import styles from './RestLine.module.css';

/** Under a list that shows a part: how many more there are, with the button that shows them. */
export function RestLine({ children }: { readonly children: ReactNode }) {
  return <div className={styles.rest}>{children}</div>;
}
