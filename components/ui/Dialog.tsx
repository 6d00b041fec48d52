import type { ReactNode } from 'react';
import { Dialog as AriaDialog } from 'react-aria-components/Dialog';
import { Heading } from 'react-aria-components/Heading';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { classes } from './classes';
import styles from './Dialog.module.css';

export interface DialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the safe one first. */
  readonly actions?: ReactNode;
  /** `alert` for what cannot be taken back: a press outside does not close it, Escape does. */
  readonly kind?: 'dialog' | 'alert';
  readonly size?: 'normal' | 'large';
}

/** A question or sheet over the page. Escape closes it and gives the focus back. */
export function Dialog({
  title,
  isOpen,
  onClose,
  children,
  actions,
  kind = 'dialog',
  size = 'normal',
}: DialogProps) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => (open ? undefined : onClose())}
      isDismissable={kind === 'dialog'}
      className={classes(styles.veil)}
    >
      <Modal className={classes(styles.modal, size === 'large' && styles.large)}>
        <AriaDialog role={kind === 'alert' ? 'alertdialog' : 'dialog'} className={classes(styles.dialog)}>
          <Heading slot="title" level={2} className={classes(styles.title)}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
          {actions === undefined ? null : <div className={styles.actions}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
