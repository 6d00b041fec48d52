import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { membersFor, mentionQuery, withMention, type MentionQuery } from '@/lib/domain/team/mentions';
import { useOthers } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { MemberView } from '@/lib/app/views';
import { classes } from '../ui/classes';
import menu from '../ui/Menu.module.css';
import { TextField, type TextFieldProps } from '../ui/TextField';
import styles from './MentionField.module.css';

export interface MentionFieldProps extends Omit<TextFieldProps, 'value' | 'onChange' | 'onKeyDown'> {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

const mostShown = 6;

/** Which members fit the name that is being typed, which of them the arrows are on, and how to take one. */
function useMentions(value: string, onChange: (text: string) => void) {
  const box = useRef<HTMLDivElement>(null);
  const caret = useRef<number | null>(null);
  const others = useOthers();
  const [query, setQuery] = useState<MentionQuery | null>(null);
  const [active, setActive] = useState(0);
  const found = query === null ? [] : membersFor(others, query).slice(0, mostShown);
  const area = () => box.current?.querySelector('textarea') ?? null;

  useLayoutEffect(() => {
    if (caret.current === null) return;
    box.current?.querySelector('textarea')?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  });

  return {
    ...{ box, found, active, setActive },
    close: () => setQuery(null),
    type(text: string) {
      onChange(text);
      const at = area()?.selectionStart ?? text.length;
      setQuery(others.length === 0 ? null : mentionQuery(text, at));
      setActive(0);
    },
    pick(member: MemberView) {
      if (query === null) return;
      const done = withMention(value, query, member.name);
      caret.current = done.caret;
      setQuery(null);
      onChange(done.text);
    },
  };
}

/** A text box in which `@` names a member: arrows choose, Enter or Tab takes, Escape leaves what was typed. */
export function MentionField({ value, onChange, onKeyDown, ...field }: MentionFieldProps) {
  const { t } = useText();
  const id = useId();
  const { box, found, active, setActive, close, type, pick } = useMentions(value, onChange);
  const isOpen = found.length > 0;
  const press = (event: KeyboardEvent) => {
    const chosen = found[active];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.nativeEvent.isComposing;
    if (chosen === undefined || !isPlain) return onKeyDown?.(event);
    if (step !== 0) setActive((active + step + found.length) % found.length);
    else if (event.key === 'Enter' || event.key === 'Tab') pick(chosen);
    else if (event.key === 'Escape') close();
    else return onKeyDown?.(event);
    event.preventDefault();
    event.stopPropagation();
  };
  const shown = isOpen ? { 'aria-controls': id, 'aria-activedescendant': `${id}-${active}` } : {};
  return (
    <div ref={box} className={styles.box}>
      <TextField {...field} {...shown} value={value} onChange={type} onKeyDown={press} />
      {isOpen ? (
        <div
          id={id}
          role="listbox"
          aria-label={t('mention.list')}
          className={classes(menu.menu, styles.list)}
        >
          {found.map((member, index) => (
            <div
              key={member.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={menu.item}
              data-focused={index === active || undefined}
              tabIndex={-1}
              onPointerDown={(event) => {
                // The text box keeps the keyboard.
                event.preventDefault();
                pick(member);
              }}
            >
              <bdi>{member.name}</bdi>
            </div>
          ))}
        </div>
      ) : null}
    </div>
  );
}
