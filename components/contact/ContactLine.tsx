import { memo } from 'react';
import { useNow } from '@/lib/app/use-now';
import { useNoName } from '@/lib/app/use-no-name';
import { useMemberName, useTeam } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { ContactRow } from '@/lib/app/views';
import { classes } from '../ui/classes';
import { chipColour, Dot } from '../ui/Chip';
import styles from './ContactLine.module.css';

/** Who looks after it, where there is a team. */
function Owner({ ownerId }: { readonly ownerId: string }) {
  const team = useTeam();
  const nameOf = useMemberName();
  return team == null ? null : <bdi className={styles.company}>{nameOf(ownerId)}</bdi>;
}

function NoName() {
  return <>{useNoName()}</>;
}

function Line({ row }: { readonly row: ContactRow }) {
  const { time } = useText();
  const now = useNow();
  const overdue = row.nextDueAt !== null && row.nextDueAt < now;
  return (
    <div className={styles.line}>
      <div className={styles.top}>
        <bdi className={styles.name}>{row.name === '' ? <NoName /> : row.name}</bdi>
        {row.nextDueAt === null ? null : (
          <span className={classes(styles.due, overdue && styles.overdue)}>
            {time.due(row.nextDueAt, now)}
          </span>
        )}
      </div>
      <div className={styles.under}>
        {row.phone === '' ? null : (
          <bdi dir="ltr" className={styles.phone}>
            {row.phone}
          </bdi>
        )}
        {row.company === '' ? null : <bdi className={styles.company}>{row.company}</bdi>}
        {row.ownerId === null ? null : <Owner ownerId={row.ownerId} />}
        <span className={styles.labels}>
          {row.labels.map((label) => (
            <span key={label.name} className={styles.label} title={label.name}>
              <Dot colour={chipColour(label.colour)} />
              <bdi className={styles.labelName}>{label.name}</bdi>
            </span>
          ))}
        </span>
      </div>
    </div>
  );
}

/** A contact as one row of a list: name, what tells namesakes apart, labels as dots with their names, what is next. */
export const ContactLine = memo(Line);
