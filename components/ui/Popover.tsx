import type { ReactElement, ReactNode } from 'react';
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover as AriaPopover } from 'react-aria-components/Popover';
import { classes } from './classes';
import styles from './Popover.module.css';

export interface PopoverProps {
  /** The button that opens it. */
  readonly trigger: ReactElement;
  /** What a screen reader calls it. */
  readonly label: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  readonly isOpen?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A small sheet beside its button. Escape or a press elsewhere closes it and gives the focus back. */
export function Popover({ trigger, label, children, ...open }: PopoverProps) {
  return (
    <DialogTrigger {...open}>
      {trigger}
      <AriaPopover
        className={classes(styles.popover)}
        placement="bottom start"
        offset={4}
        containerPadding={8}
      >
        <AriaDialog aria-label={label} className={classes(styles.dialog)}>
          {({ close }) => (typeof children === 'function' ? children(close) : children)}
        </AriaDialog>
      </AriaPopover>
    </DialogTrigger>
  );
}
