import { useState } from 'react';
import { Button } from './Button';
import { classes } from './classes';
import { useCut } from './use-cut';
import styles from './ClampedText.module.css';

export interface ClampedTextProps {
  /** Text of a stranger: shown as it is, its direction kept to itself. */
  readonly text: string;
  readonly more: string;
  readonly less: string;
  /** Line breaks are kept. */
  readonly lines?: 'one' | 'three' | 'eight';
  /** `h1`: the text is the heading; the button stands beside it. */
  readonly as?: 'div' | 'h1';
  readonly className?: string | undefined;
}

/** Below this no width that we show a text in cuts it, so nothing is measured. */
const surely = { one: 20, three: 60, eight: 160 };
const breaks = { one: 0, three: 2, eight: 7 };

/** A text that may be very long: a few lines of it, and a way to see all. */
export function ClampedText({
  text,
  more,
  less,
  lines = 'three',
  as: Tag = 'div',
  className,
}: ClampedTextProps) {
  const [open, setOpen] = useState(false);
  const long = text.length > surely[lines] || text.split('\n').length - 1 > breaks[lines];
  const [box, cut] = useCut(text, { mayBe: long, isOpen: open });
  return (
    <>
      <Tag className={className}>
        <bdi
          ref={box}
          dir="auto"
          className={classes(styles.text, Tag === 'h1' && styles.heading, long && !open && styles[lines])}
        >
          {text}
        </bdi>
      </Tag>
      {cut ? (
        <div className={styles.more}>
          <Button look="quiet" size="small" aria-expanded={open} onPress={() => setOpen(!open)}>
            {open ? less : more}
          </Button>
        </div>
      ) : null}
    </>
  );
}
