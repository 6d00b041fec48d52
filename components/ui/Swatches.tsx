import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { chipColour, Dot } from './Chip';
import { classes } from './classes';
import styles from './Swatches.module.css';

export interface SwatchesProps {
  readonly label: string;
  readonly colours: readonly { readonly id: string; readonly label: string }[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** One of the label colours; each has its name. */
export function Swatches({ label, colours, selected, onSelect }: SwatchesProps) {
  return (
    <RadioGroup
      aria-label={label}
      orientation="horizontal"
      value={selected}
      onChange={onSelect}
      className={classes(styles.group)}
    >
      {colours.map((colour) => (
        <Radio key={colour.id} value={colour.id} aria-label={colour.label} className={classes(styles.swatch)}>
          <Dot colour={chipColour(colour.id)} />
        </Radio>
      ))}
    </RadioGroup>
  );
}
