import type { QueryState } from '@/lib/app/query-board';
import { useOpenChat } from '@/lib/app/use-open-chat';
import { useText } from '@/lib/app/use-text';
import type { FollowUpView, Page, TodayView } from '@/lib/app/views';
import { FollowUpItem } from '../follow-up/FollowUpItem';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { Notice } from '../ui/Notice';
import { Section } from '../ui/Section';
import { Skeleton } from '../ui/Skeleton';
import styles from './TodayPanel.module.css';

function Who({ followUp }: { readonly followUp: FollowUpView }) {
  const open = useOpenChat();
  const { t } = useText();
  return (
    <button
      type="button"
      className={styles.who}
      title={t('work.openChat')}
      onClick={() => void open(followUp.contactId)}
    >
      <bdi>{followUp.contactName === '' ? t('contact.noName') : followUp.contactName}</bdi>
    </button>
  );
}

interface GroupProps {
  readonly title: string;
  readonly page: Page<FollowUpView>;
  readonly now: number;
}

function Group({ title, page, now }: GroupProps) {
  const { time } = useText();
  if (page.count === 0) return null;
  return (
    <Section
      title={
        <>
          {title} <span className={styles.count}>{time.number(page.count)}</span>
        </>
      }
    >
      <ul>
        {page.rows.map((followUp) => (
          <FollowUpItem key={followUp.id} followUp={followUp} now={now} who={<Who followUp={followUp} />} />
        ))}
      </ul>
    </Section>
  );
}

export interface TodayPanelProps {
  readonly answer: QueryState<TodayView>;
  readonly now: number;
  /** Asks for longer lists, where that is possible. */
  readonly onMore?: () => void;
}

function Rest({ view, onMore }: { readonly view: TodayView; readonly onMore: (() => void) | undefined }) {
  const { t } = useText();
  const pages = [view.overdue, view.today, view.next];
  const count = pages.reduce((sum, page) => sum + page.count - page.rows.length, 0);
  if (count === 0) return null;
  return (
    <div className={styles.rest}>
      <span>{t('work.notShown', { count })}</span>
      {onMore === undefined ? null : (
        <Button look="quiet" size="small" onPress={onMore}>
          {t('work.more')}
        </Button>
      )}
    </div>
  );
}

/** What was promised, over all contacts: overdue, today, next. */
export function TodayPanel({ answer, now, onMore }: TodayPanelProps) {
  const { t } = useText();
  const view = answer.value;
  if (answer.status === 'failed') return <Notice tone="danger">{t('state.failed')}</Notice>;
  if (view === undefined) return <Skeleton label={t('common.loading')} lines={5} />;
  if (view.overdue.count + view.today.count + view.next.count === 0) {
    return <EmptyState title={t('work.todayEmpty')}>{t('work.todayEmptyText')}</EmptyState>;
  }
  return (
    <div className={styles.scroll}>
      <Group title={t('work.overdue')} page={view.overdue} now={now} />
      <Group title={t('work.dueToday')} page={view.today} now={now} />
      <Group title={t('work.next')} page={view.next} now={now} />
      <Rest view={view} onMore={onMore} />
    </div>
  );
}
