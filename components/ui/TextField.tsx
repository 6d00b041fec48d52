import type { ReactNode, Ref } from 'react';
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

export interface TextFieldProps extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'> {
  readonly label: string;
  /** The label is read out but not shown. */
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  /** In plain words, what is wrong and what to do; the field counts as invalid while it is given. */
  readonly problem?: string | undefined;
  readonly placeholder?: string;
  /** More than one line; grows with its text up to a third of the page. */
  readonly lines?: number;
  /** `note`: paper of its own, so that it is never taken for a message box. */
  readonly look?: 'plain' | 'note';
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly areaRef?: Ref<HTMLTextAreaElement>;
}

/** One box for text with its label, hint and problem tied to it. */
export function TextField(props: TextFieldProps) {
  const {
    label,
    hideLabel = false,
    hint,
    problem,
    placeholder = '',
    lines = 1,
    look = 'plain',
    ...rest
  } = props;
  const { inputRef, areaRef, ...field } = rest;
  const dir = field.value === '' ? undefined : 'auto';
  const box = classes(styles.box, look === 'note' && styles.note);
  return (
    <AriaTextField
      {...field}
      {...(hideLabel ? { 'aria-label': label } : {})}
      isInvalid={problem !== undefined}
      className={classes(styles.field)}
    >
      {hideLabel ? null : <Label className={classes(styles.label)}>{label}</Label>}
      {lines > 1 ? (
        <TextArea
          ref={areaRef ?? null}
          rows={lines}
          placeholder={placeholder}
          dir={dir}
          className={classes(box, styles.area)}
        />
      ) : (
        <Input ref={inputRef ?? null} placeholder={placeholder} dir={dir} className={box} />
      )}
      {hint === undefined ? null : (
        <Text slot="description" className={classes(styles.hint)}>
          {hint}
        </Text>
      )}
      <FieldError className={classes(styles.problem)}>{problem}</FieldError>
    </AriaTextField>
  );
}
