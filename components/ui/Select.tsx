import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { classes } from './classes';
import menu from './Menu.module.css';
import popover from './Popover.module.css';
import styles from './Select.module.css';

export interface SelectProps {
  readonly label: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** One of a few choices. */
export function Select({ label, choices, selected, onSelect }: SelectProps) {
  return (
    <AriaSelect className={classes(styles.select)} value={selected} onChange={(key) => onSelect(String(key))}>
      <Label className={classes(styles.label)}>{label}</Label>
      <Button className={classes(styles.button)}>
        <SelectValue className={classes(styles.value)} />
        <ChevronDown aria-hidden="true" className={styles.arrow} />
      </Button>
      <Popover className={classes(popover.popover)} offset={4} containerPadding={8}>
        <ListBox className={classes(menu.menu)} items={choices}>
          {(choice) => (
            <ListBoxItem id={choice.id} textValue={choice.label} className={classes(menu.item)}>
              <bdi>{choice.label}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
