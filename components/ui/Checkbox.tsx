import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components/Checkbox';
import { classes } from './classes';
import styles from './Checkbox.module.css';

export interface CheckboxProps {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (on: boolean) => void;
  readonly isDisabled?: boolean;
  /** Read out instead of the content, where the content is no plain text. */
  readonly 'aria-label'?: string;
}

/** One of several things that may be chosen together. */
export function Checkbox({ children, ...rest }: CheckboxProps) {
  return (
    <AriaCheckbox {...rest} className={classes(styles.checkbox)}>
      <span className={styles.box} aria-hidden="true" />
      <span className={styles.words}>{children}</span>
    </AriaCheckbox>
  );
}
