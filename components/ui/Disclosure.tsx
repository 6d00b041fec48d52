import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { Heading } from 'react-aria-components/Heading';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { classes } from './classes';
import styles from './Disclosure.module.css';

export interface DisclosureProps {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly level?: 2 | 3 | 4;
  readonly defaultExpanded?: boolean;
}

/** A heading that shows and hides what stands under it. */
export function Disclosure({ title, children, level = 3, defaultExpanded = false }: DisclosureProps) {
  return (
    <AriaDisclosure defaultExpanded={defaultExpanded} className={classes(styles.disclosure)}>
      <Heading level={level} className={classes(styles.heading)}>
        <Button slot="trigger" className={classes(styles.trigger)}>
          <ChevronRight aria-hidden="true" className={styles.chevron} />
          {title}
        </Button>
      </Heading>
      <DisclosurePanel className={classes(styles.panel)}>{children}</DisclosurePanel>
    </AriaDisclosure>
  );
}
