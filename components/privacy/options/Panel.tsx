import { useId, type ReactNode } from 'react';
import type { Jump } from './JumpList';
import styles from './Panel.module.css';

export interface PanelProps {
  readonly title: string;
  readonly lead?: string;
  /** Where the list on top of the page leads here. */
  readonly jump?: Jump;
  readonly children: ReactNode;
}

/** One part of the page with its name; screen readers list it as a region. */
export function Panel({ title, lead, jump, children }: PanelProps) {
  const id = useId();
  return (
    <section id={jump} className={styles.panel} aria-labelledby={id}>
      <h2 id={id} className={styles.title}>
        {title}
      </h2>
      {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      {children}
    </section>
  );
}
