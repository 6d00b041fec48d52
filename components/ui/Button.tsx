import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { classes } from './classes';
import styles from './Button.module.css';

export interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style'> {
  /** `main`: the one next step of a place; `quiet`: beside text; `danger`: what cannot be taken back. */
  readonly look?: 'plain' | 'main' | 'quiet' | 'danger';
  readonly size?: 'normal' | 'small';
  /** Square, for a picture alone; give it an `aria-label`. */
  readonly square?: boolean;
  readonly wide?: boolean;
}

/** A press that does something at once. Its words are its name. */
export function Button({
  look = 'plain',
  size = 'normal',
  square = false,
  wide = false,
  ...rest
}: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={classes(
        styles.button,
        styles[look],
        size === 'small' && styles.small,
        square && styles.square,
        wide && styles.wide,
      )}
    />
  );
}
