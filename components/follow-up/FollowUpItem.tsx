import type { ReactNode } from 'react';
import Check from 'lucide-react/icons/check';
import Clock from 'lucide-react/icons/clock';
import Trash from 'lucide-react/icons/trash-2';
import { useAct } from '@/lib/app/use-act';
import { useMemberName, useTeam } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { FollowUpView } from '@/lib/app/views';
import { TruthMark } from '../account/TruthMark';
import { Button } from '../ui/Button';
import { classes } from '../ui/classes';
import { Popover } from '../ui/Popover';
import { TimePicker } from './TimePicker';
import styles from './FollowUpItem.module.css';

function DoneButton({ followUp }: { readonly followUp: FollowUpView }) {
  const act = useAct();
  const { t } = useText();
  const { id: followUpId, title } = followUp;
  const isDone = followUp.doneAt !== null;
  const toggle = () =>
    void act(
      'follow-up.done',
      { followUpId, done: !isDone },
      { done: t(isDone ? 'followUp.reopened' : 'followUp.wasDone', { title }) },
    );
  return (
    <Button
      size="small"
      square
      aria-label={t(isDone ? 'followUp.markOpen' : 'followUp.markDone', { title })}
      aria-pressed={isDone}
      onPress={toggle}
    >
      <span className={isDone ? undefined : styles.open}>
        <Check aria-hidden="true" />
      </span>
    </Button>
  );
}

function Snooze({ followUp }: { readonly followUp: FollowUpView }) {
  const act = useAct();
  const { t, time } = useText();
  const { id: followUpId, title } = followUp;
  const move = (due: Temporal.ZonedDateTime) => {
    const dueAt = due.epochMilliseconds;
    const when = time.due(dueAt, Temporal.Now.instant().epochMilliseconds);
    const args = { followUpId, dueAt, zone: due.timeZoneId };
    void act('follow-up.edit', args, { done: t('followUp.snoozed', { when }) });
  };
  return (
    <Popover
      label={t('followUp.snoozeTitle', { title })}
      trigger={
        <Button look="quiet" size="small" square aria-label={t('followUp.snoozeTitle', { title })}>
          <Clock aria-hidden="true" />
        </Button>
      }
    >
      {(close) => (
        <TimePicker
          onCancel={close}
          onPick={(due) => {
            close();
            move(due);
          }}
        />
      )}
    </Popover>
  );
}

function Delete({ followUp }: { readonly followUp: FollowUpView }) {
  const act = useAct();
  const { t } = useText();
  const remove = () =>
    void act('follow-up.delete', { followUpId: followUp.id }, { done: t('followUp.deleted') });
  return (
    <Button
      look="quiet"
      size="small"
      square
      aria-label={t('followUp.deleteTitle', { title: followUp.title })}
      onPress={remove}
    >
      <Trash aria-hidden="true" />
    </Button>
  );
}

/** Who is to do it, where that is somebody else. */
function Whose({ ownerId }: { readonly ownerId: string | null }) {
  const team = useTeam();
  const nameOf = useMemberName();
  return team == null || ownerId === null || ownerId === team.you ? null : <bdi> · {nameOf(ownerId)}</bdi>;
}

export interface FollowUpItemProps {
  readonly followUp: FollowUpView;
  readonly now: number;
  /** Whose it is, where the list is about more than one contact. */
  readonly who?: ReactNode;
}

/** One promise: done with one press, moved, deleted; what is overdue says so in words and colour. */
export function FollowUpItem({ followUp, now, who }: FollowUpItemProps) {
  const { t, time } = useText();
  const { title, dueAt, doneAt } = followUp;
  const overdue = doneAt === null && dueAt < now;
  return (
    <li className={styles.item}>
      <DoneButton followUp={followUp} />
      <div className={styles.words}>
        {who}
        <bdi className={classes(styles.title, doneAt !== null && styles.finished)}>{title}</bdi>
        <span className={classes(styles.due, overdue && styles.overdue)}>
          {overdue ? `${t('followUp.overdue')} · ` : null}
          <time dateTime={new Date(dueAt).toISOString()} title={time.full(dueAt)}>
            {time.due(dueAt, now)}
          </time>
          <Whose ownerId={followUp.ownerId} />
        </span>
        {who === undefined ? (
          <TruthMark contactId={followUp.contactId} table="followUps" id={followUp.id} />
        ) : null}
      </div>
      {doneAt === null ? <Snooze followUp={followUp} /> : null}
      <Delete followUp={followUp} />
    </li>
  );
}
