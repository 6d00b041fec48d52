import type { ReactNode } from 'react';
import type { QueryState } from '@/lib/app/query-board';
import { useUi } from '@/lib/app/sidebar';
import { useShownName } from '@/lib/app/use-no-name';
import { useOpenChat } from '@/lib/app/use-open-chat';
import { useLast } from '@/lib/app/use-last';
import { useText } from '@/lib/app/use-text';
import type { DueGroup, FollowUpView, TodayView } from '@/lib/app/views';
import { FollowUpItem } from '../follow-up/FollowUpItem';
import { PagedList } from '../shell/PagedList';
import { NobodyHere } from '../team/NobodyHere';
import { OwnerFilter } from '../team/OwnerFilter';
import { EmptyState } from '../ui/EmptyState';
import { Notice } from '../ui/Notice';
import { OpenName } from '../ui/OpenName';
import { Section } from '../ui/Section';
import { Skeleton } from '../ui/Skeleton';
import styles from './TodayPanel.module.css';

function Who({ followUp }: { readonly followUp: FollowUpView }) {
  const open = useOpenChat();
  const { t } = useText();
  const shown = useShownName();
  return (
    <OpenName
      name={shown(followUp.contactName)}
      hint={t('work.openChat')}
      onOpen={() => void open(followUp.contactId)}
    />
  );
}

const pageSize = 50;

interface GroupProps {
  readonly title: string;
  readonly group: DueGroup;
  readonly count: number;
  readonly day: Day;
}

function Group({ title, group, count, day }: GroupProps) {
  const { t, time } = useText();
  const owner = useUi((state) => state.owner);
  if (count === 0) return null;
  return (
    <Section
      title={
        <>
          {title} <span className={styles.count}>{time.number(count)}</span>
        </>
      }
    >
      <PagedList
        query="work.due"
        args={(window) => ({ group, ...day, owner, ...window })}
        pageSize={pageSize}
        renderRow={(followUp) => (
          <FollowUpItem
            key={followUp.id}
            followUp={followUp}
            now={day.now}
            who={<Who followUp={followUp} />}
          />
        )}
        more={t('work.more')}
      />
    </Section>
  );
}

/** Until when is now, and until when is today. */
interface Day {
  readonly now: number;
  readonly dayEnd: number;
}

export interface TodayPanelProps {
  readonly answer: QueryState<TodayView>;
  readonly day: Day;
  /** What stands above, whatever the follow-ups are. */
  readonly top?: ReactNode;
}

/** What was promised, over all contacts: overdue, today, next. */
export function TodayPanel({ top, ...props }: TodayPanelProps) {
  return (
    <div className={styles.scroll}>
      {top}
      <div className={styles.whose}>
        <OwnerFilter />
      </div>
      <FollowUps {...props} />
    </div>
  );
}

function FollowUps({ answer, day }: TodayPanelProps) {
  const { t } = useText();
  const owner = useUi((state) => state.owner);
  // Each minute is another question; until it is answered the last minute is as good.
  const view = useLast(answer.value);
  if (answer.status === 'failed') return <Notice tone="danger">{t('state.failed')}</Notice>;
  if (view === undefined) return <Skeleton label={t('common.loading')} lines={5} />;
  if (view.overdue.count + view.today.count + view.next.count === 0) {
    if (owner !== 'any') return <NobodyHere title={t('owner.emptyToday')} />;
    return <EmptyState title={t('work.todayEmpty')}>{t('work.todayEmptyText')}</EmptyState>;
  }
  return (
    <>
      <Group title={t('work.overdue')} group="overdue" count={view.overdue.count} day={day} />
      <Group title={t('work.dueToday')} group="today" count={view.today.count} day={day} />
      <Group title={t('work.next')} group="next" count={view.next.count} day={day} />
    </>
  );
}
