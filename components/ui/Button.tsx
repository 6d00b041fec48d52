import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classes } from './classes';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'isPending'> {
  /** `main`: the one next step of a place; `quiet`: beside text; `danger`: what cannot be taken back. */
  readonly look?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  /** Square, for a picture alone; give it an `aria-label`. */
  readonly square?: boolean;
  readonly wide?: boolean;
  /**
   * At work on the last press: keeps the focus and takes no other. Not React Aria's `isPending`, which announces an
   * element that is gone when the button goes with its work.
   */
  readonly isBusy?: boolean;
}

/** A press that does something at once. Its words are its name. */
export function Button({
  look = 'plain',
  size = 'normal',
  square = false,
  wide = false,
  isBusy = false,
  onPress,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      {...(isBusy || onPress === undefined ? {} : { onPress })}
      className={classes(
        styles.button,
        styles[look],
        size === 'small' && styles.small,
        square && styles.square,
        wide && styles.wide,
        isBusy && styles.busy,
      )}
    />
  );
}
