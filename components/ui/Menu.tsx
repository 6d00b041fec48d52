import type { ReactElement } from 'react';
import { Menu as AriaMenu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { classes } from './classes';
import styles from './Menu.module.css';
import popover from './Popover.module.css';

export interface MenuChoice {
  readonly id: string;
  readonly label: string;
  readonly danger?: boolean;
  readonly onChoose: () => void;
}

/** A button with a short list of things to do. */
export function Menu({
  trigger,
  label,
  choices,
}: {
  trigger: ReactElement;
  label: string;
  choices: readonly MenuChoice[];
}) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover className={classes(popover.popover)} placement="bottom end" offset={4} containerPadding={8}>
        <AriaMenu aria-label={label} className={classes(styles.menu)}>
          {choices.map((choice) => (
            <MenuItem
              key={choice.id}
              id={choice.id}
              textValue={choice.label}
              onAction={choice.onChoose}
              className={classes(styles.item, choice.danger === true && styles.danger)}
            >
              {choice.label}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
