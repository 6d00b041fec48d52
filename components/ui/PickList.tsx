import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { TextField } from 'react-aria-components/TextField';
import { fold } from '@/lib/domain/text/fold';
import { classes } from './classes';
import menu from './Menu.module.css';
import field from './TextField.module.css';
import styles from './PickList.module.css';

export interface PickListProps {
  /** What a screen reader calls the box and the list. */
  readonly label: string;
  readonly placeholder: string;
  readonly choices: readonly { readonly id: string; readonly label: string; readonly isCurrent?: boolean }[];
  /** Said where no choice has what was typed. */
  readonly none: string;
  readonly onPick: (id: string) => void;
}

const matches = (text: string, typed: string): boolean => fold(text).includes(fold(typed));

/** One of many, found by typing a part of the name; arrows go through what is left, Enter takes it. */
export function PickList({ label, placeholder, choices, none, onPick }: PickListProps) {
  return (
    <Autocomplete filter={matches}>
      <TextField
        aria-label={label}
        autoComplete="off"
        className={classes(field.field)}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- opened by a press, to type at once
        autoFocus
      >
        <Input placeholder={placeholder} maxLength={100} className={classes(field.box)} />
      </TextField>
      <ListBox
        aria-label={label}
        items={choices}
        selectionMode="none"
        className={classes(menu.menu, styles.list)}
        renderEmptyState={() => <p className={styles.none}>{none}</p>}
        onAction={(key) => onPick(String(key))}
      >
        {(choice) => (
          <ListBoxItem
            id={choice.id}
            textValue={choice.label}
            className={classes(menu.item, choice.isCurrent === true && styles.current)}
          >
            <bdi>{choice.label}</bdi>
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}
