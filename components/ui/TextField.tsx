import type { ReactNode } from 'react';
import { FieldError } from 'react-aria-components/FieldError';
import { Input } from 'react-aria-components/Input';
import { Label } from 'react-aria-components/Label';
import { Text } from 'react-aria-components/Text';
import { TextArea } from 'react-aria-components/TextArea';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { classes } from './classes';
import styles from './TextField.module.css';

interface BoxProps {
  readonly placeholder?: string;
  /** More than one line; grows with its text up to a third of the page. */
  readonly lines?: number;
  /** `note`: paper of its own, so that it is never taken for a message box. */
  readonly look?: 'plain' | 'note';
}

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>, BoxProps {
  readonly label: string;
  /** The label is read out but not shown. */
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** In plain words, what is wrong and what to do; the field counts as invalid while it is given. */
  readonly problem?: string | undefined;
}

/** An empty box follows the direction of the page, a filled one that of its text. */
function Box({
  placeholder = '',
  lines = 1,
  look = 'plain',
  isEmpty,
}: BoxProps & { readonly isEmpty: boolean }) {
  const dir = isEmpty ? undefined : 'auto';
  const box = classes(styles.box, look === 'note' && styles.note);
  if (lines === 1) return <Input placeholder={placeholder} dir={dir} className={box} />;
  return (
    // Chrome writes what is in a text area into its own session files, in clear, unless its form says no.
    <form autoComplete="off" className={styles.unsaved}>
      <TextArea rows={lines} placeholder={placeholder} dir={dir} className={classes(box, styles.area)} />
    </form>
  );
}

/** One box for text with its label, hint and problem tied to it. */
export function TextField(props: TextFieldProps) {
  const { label, hideLabel = false, hint, problem, placeholder, lines, look, ...field } = props;
  const box = {
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(lines === undefined ? {} : { lines }),
    ...(look === undefined ? {} : { look }),
  };
  return (
    <AriaTextField
      // Or Chrome writes what is typed into its own session files, in clear.
      autoComplete="off"
      {...field}
      {...(hideLabel ? { 'aria-label': label } : {})}
      isInvalid={problem !== undefined}
      className={classes(styles.field)}
    >
      {hideLabel ? null : <Label className={classes(styles.label)}>{label}</Label>}
      <Box {...box} isEmpty={field.value === ''} />
      {hint === undefined ? null : (
        <Text slot="description" className={classes(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={classes(styles.problem)}>{problem}</FieldError>
    </AriaTextField>
  );
}
