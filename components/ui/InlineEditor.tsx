import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { TextField, type TextFieldProps } from './TextField';

export interface InlineEditorProps {
  readonly label: string;
  readonly value: string;
  /** Gets the trimmed text when it differs; also when the place goes away while it is being edited. */
  readonly onSave: (value: string) => void;
  /** Saved, left unchanged, or given up. */
  readonly onClose: () => void;
  /** Why an empty text is refused; without it an empty text is saved. */
  readonly emptyProblem?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly lines?: number | undefined;
  readonly look?: 'plain' | 'note';
}

type FieldKeyboardEvent = Parameters<NonNullable<TextFieldProps['onKeyDown']>>[0];

/** A box in the place of the value it changes. Enter (with Ctrl where there are lines) or leaving saves, Escape does not. */
export function InlineEditor(props: InlineEditorProps) {
  const { label, value, onSave, onClose, emptyProblem, maxLength = 300, lines = 1, look = 'plain' } = props;
  const [text, setText] = useState(value);
  const settled = useRef(false);
  const finish = (save: boolean) => {
    if (settled.current) return;
    const trimmed = text.trim();
    const isRefused = trimmed === '' && emptyProblem !== undefined;
    settled.current = true;
    if (save && !isRefused && trimmed !== value) onSave(trimmed);
    onClose();
  };
  const leave = useEffectEvent(() => finish(true));
  useEffect(() => () => leave(), []);
  const onKeyDown = (event: FieldKeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') finish(false);
    else if (event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (text.trim() !== '' || emptyProblem === undefined) finish(true);
    }
  };
  return (
    <TextField
      label={label}
      hideLabel
      value={text}
      onChange={setText}
      lines={lines}
      look={look}
      maxLength={maxLength}
      problem={text.trim() === '' ? emptyProblem : undefined}
      onKeyDown={onKeyDown}
      onBlur={() => finish(true)}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the press on Edit asked for it
      autoFocus
    />
  );
}
