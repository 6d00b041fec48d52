import type { KeyboardEvent, ReactNode } from 'react';
import styles from './InlineForm.module.css';

export interface InlineFormProps {
  readonly onSubmit: () => void;
  /** Escape. */
  readonly onCancel: () => void;
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A few boxes where they stand: Enter does it, Escape leaves. */
export function InlineForm({ onSubmit, onCancel, actions, children }: InlineFormProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
      onKeyDownCapture={onKeyDown}
    >
      {children}
      <div className={styles.actions}>{actions}</div>
    </form>
  );
}
