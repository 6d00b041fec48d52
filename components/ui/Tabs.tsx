import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import { classes } from './classes';
import styles from './Tabs.module.css';

export interface TabChoice {
  readonly id: string;
  readonly label: string;
  /** A count beside the label, shown only above nought. */
  readonly count?: number;
  readonly panel: ReactNode;
}

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly TabChoice[];
  readonly selected: string;
  readonly onSelect: (id: string) => void;
}

/** Places side by side, one seen at a time; arrow keys go between them. */
export function Tabs({ label, tabs, selected, onSelect }: TabsProps) {
  return (
    <AriaTabs
      className={classes(styles.tabs)}
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(String(key))}
    >
      <TabList aria-label={label} className={classes(styles.list)}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={classes(styles.tab)}>
            {tab.label}
            {(tab.count ?? 0) > 0 ? <span className={styles.count}>{tab.count}</span> : null}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={classes(styles.panel)}>
          {tab.panel}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
