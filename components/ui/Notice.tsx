import type { ReactNode } from 'react';
import styles from './Notice.module.css';
import { classes } from './classes';

export interface NoticeProps {
  readonly tone?: 'plain' | 'good' | 'warn' | 'danger';
  readonly children: ReactNode;
  /** What a person can do about it. */
  readonly action?: ReactNode;
  /** Read out when it appears. */
  readonly announce?: boolean;
}

/** A line that says how things stand, and what to do next. */
export function Notice({ tone = 'plain', children, action, announce = false }: NoticeProps) {
  return (
    <div className={classes(styles.notice, styles[tone])} {...(announce ? { role: 'status' } : {})}>
      <div className={styles.words}>{children}</div>
      {action === undefined ? null : <div className={styles.action}>{action}</div>}
    </div>
  );
}
