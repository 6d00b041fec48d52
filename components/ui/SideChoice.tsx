import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { classes } from './classes';
import styles from './SideChoice.module.css';

export interface SideChoiceProps {
  readonly label: string;
  /** Two or more that stand beside each other; text that is read out where the content is no plain text. */
  readonly choices: readonly { readonly id: string; readonly text: string; readonly content: ReactNode }[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** Values side by side, of which one is kept. */
export function SideChoice({ label, choices, selected, onSelect }: SideChoiceProps) {
  return (
    <RadioGroup
      className={classes(styles.group)}
      value={selected}
      onChange={onSelect}
      orientation="horizontal"
    >
      <Label className={classes(styles.label)}>{label}</Label>
      <div className={styles.sides}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} aria-label={choice.text} className={classes(styles.side)}>
            <span className={styles.mark} aria-hidden="true" />
            <span className={styles.content}>{choice.content}</span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
