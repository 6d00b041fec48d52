import type { ReactNode } from 'react';
import { classes } from './classes';
import styles from './Chip.module.css';

export const chipColours = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'purple',
  'pink',
] as const;
export type ChipColour = (typeof chipColours)[number];

/** The colour of that name, or grey for one that is not known. */
export function chipColour(name: string): ChipColour {
  return chipColours.find((colour) => colour === name) ?? 'grey';
}

/** A dot in a label's colour. */
export function Dot({ colour }: { readonly colour: ChipColour }) {
  return <span aria-hidden="true" className={classes(styles.dot, styles[colour])} />;
}

/** A small named thing with a colour; the colour is never the only sign. */
export function Chip({
  colour,
  children,
  action,
}: {
  colour: ChipColour;
  children: string;
  action?: ReactNode;
}) {
  return (
    <span className={classes(styles.chip, styles[colour])}>
      <span aria-hidden="true" className={styles.dot} />
      <bdi className={styles.text}>{children}</bdi>
      {action}
    </span>
  );
}
