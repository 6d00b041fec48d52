import X from 'lucide-react/icons/x';
import { Button } from './Button';
import { classes } from './classes';
import styles from './ToastList.module.css';

export interface ShownToast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'danger';
  /** What a press does, in a word or two. */
  readonly action: string | null;
}

export interface ToastListProps {
  readonly label: string;
  readonly dismissLabel: string;
  readonly toasts: readonly ShownToast[];
  readonly onAct: (id: number) => void;
  readonly onDismiss: (id: number) => void;
  /** The pointer or the focus is on the messages, so that none should go away. */
  readonly onHold: (held: boolean) => void;
}

/** Short messages at the foot of the page. They are read out and take no focus. */
export function ToastList(props: ToastListProps) {
  const { label, dismissLabel, toasts, onAct, onDismiss, onHold } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- nothing is pressed: looking at the messages keeps them
    <section
      aria-label={label}
      className={styles.region}
      onPointerEnter={() => onHold(true)}
      onPointerLeave={() => onHold(false)}
      onFocus={() => onHold(true)}
      onBlur={() => onHold(false)}
    >
      <ol aria-live="polite" aria-relevant="additions" className={styles.list}>
        {toasts.map((toast) => (
          <li key={toast.id} className={classes(styles.toast, styles[toast.tone])}>
            <span className={styles.text}>{toast.text}</span>
            {toast.action === null ? null : (
              <Button look="quiet" size="small" onPress={() => onAct(toast.id)}>
                {toast.action}
              </Button>
            )}
            <Button
              look="quiet"
              size="small"
              square
              aria-label={dismissLabel}
              onPress={() => onDismiss(toast.id)}
            >
              <X aria-hidden="true" />
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
