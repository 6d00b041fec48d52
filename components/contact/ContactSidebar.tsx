import { useHost } from '@/lib/app/sidebar';
import { useText } from '@/lib/app/use-text';
import { EmptyState } from '../ui/EmptyState';
import { Skeleton } from '../ui/Skeleton';
import { HostAbsent } from '../shell/HostAbsent';
import { PresenceLine } from '../team/PresenceLine';
import { ChatPanel } from './ChatPanel';
import { WhoIsThis } from './WhoIsThis';
import styles from './ContactSidebar.module.css';

const quietStates = ['signed-out', 'syncing', 'conflict', 'no-chat'] as const;

/** Beside the open chat: who this is, and everything that is kept about them. */
export function ContactSidebar() {
  const phase = useHost((host) => host.phase);
  const state = useHost(({ view }) => view?.state);
  const chat = useHost(({ view }) => view?.chat ?? null);
  const { t } = useText();
  if (phase === 'none') return <HostAbsent />;
  if (state === undefined) return <Skeleton label={t('common.loading')} lines={4} />;
  const quiet = quietStates.find((each) => each === state);
  if (quiet !== undefined)
    return <EmptyState title={t(`host.${quiet}.title`)}>{t(`host.${quiet}.text`)}</EmptyState>;
  if (state === 'unreadable') {
    return (
      <div className={styles.scroll}>
        <EmptyState title={t('host.unreadable.title')}>{t('host.unreadable.text')}</EmptyState>
        <WhoIsThis chat={null} />
      </div>
    );
  }
  if (chat === null) return <Skeleton label={t('host.loading')} lines={4} />;
  if (chat.kind === 'channel') {
    return <EmptyState title={t('host.channel.title')}>{t('host.channel.text')}</EmptyState>;
  }
  return (
    <div className={styles.scroll}>
      <PresenceLine key={`presence ${chat.token}`} chat={chat} />
      <ChatPanel key={chat.token} chat={chat} />
    </div>
  );
}
