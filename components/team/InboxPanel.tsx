import { useAct } from '@/lib/app/use-act';
import { useNow } from '@/lib/app/use-now';
import { useShownName } from '@/lib/app/use-no-name';
import { useOpenChat } from '@/lib/app/use-open-chat';
import { useQuery } from '@/lib/app/use-query';
import { useSidebar } from '@/lib/app/sidebar';
import { useMemberName } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { GivenView, MentionView } from '@/lib/app/views';
import { PagedList } from '../shell/PagedList';
import { Button } from '../ui/Button';
import { ClampedText } from '../ui/ClampedText';
import { EmptyState } from '../ui/EmptyState';
import { Section } from '../ui/Section';
import { Skeleton } from '../ui/Skeleton';
import styles from './InboxPanel.module.css';

const pageSize = 30;

function Given({ given }: { readonly given: GivenView }) {
  const { t, time } = useText();
  const now = useNow();
  const act = useAct();
  const open = useOpenChat();
  const nameOf = useMemberName();
  const name = useShownName()(given.name);
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <button type="button" className={styles.who} onClick={() => void open(given.contactId)}>
          <bdi>{name}</bdi>
        </button>
        <span className={styles.soft}>
          {t('inbox.givenBy', { name: nameOf(given.by), when: time.relative(given.at, now) })}
        </span>
      </div>
      <Button
        look="quiet"
        size="small"
        aria-label={t('inbox.seen', { name })}
        onPress={() => void act('assignment.seen', { contactId: given.contactId })}
      >
        {t('inbox.markRead')}
      </Button>
    </li>
  );
}

function Mention({ mention }: { readonly mention: MentionView }) {
  const { t, time } = useText();
  const now = useNow();
  const act = useAct();
  const { ui } = useSidebar();
  const nameOf = useMemberName();
  const shown = useShownName();
  const { noteId, contactId, read } = mention;
  const mark = (to: boolean) => void act('mention.read', { noteId, read: to });
  const open = () => {
    mark(true);
    ui.setState({ contactId, openFailed: null });
  };
  return (
    <li className={styles.row} data-read={read}>
      <div className={styles.words}>
        <button type="button" className={styles.who} onClick={open}>
          {read ? null : <span className={styles.new}>{t('inbox.new')}</span>}
          <bdi>{shown(mention.contactName)}</bdi>
        </button>
        <span className={styles.soft}>
          {t('inbox.mentionBy', { name: nameOf(mention.by), when: time.relative(mention.at, now) })}
        </span>
        <ClampedText text={mention.excerpt} lines="three" more={t('common.more')} less={t('common.less')} />
      </div>
      <Button look="quiet" size="small" onPress={() => mark(!read)}>
        {t(read ? 'inbox.markUnread' : 'inbox.markRead')}
      </Button>
    </li>
  );
}

/** What the team wants of this seat: contacts that were given to it, notes in which it is named. */
export function InboxPanel() {
  const { t } = useText();
  const given = useQuery('team.given', { limit: 1 }).value;
  const mentions = useQuery('team.mentions', { limit: 1 }).value;
  if (given === undefined || mentions === undefined)
    return <Skeleton label={t('common.loading')} lines={4} />;
  if (given.count + mentions.count === 0)
    return <EmptyState title={t('inbox.empty')}>{t('inbox.emptyText')}</EmptyState>;
  return (
    <div className={styles.scroll}>
      {given.count === 0 ? null : (
        <Section title={t('inbox.given')}>
          <PagedList
            query="team.given"
            args={(window) => window}
            pageSize={pageSize}
            renderRow={(row) => <Given key={row.contactId} given={row} />}
            more={t('work.more')}
          />
        </Section>
      )}
      {mentions.count === 0 ? null : (
        <Section title={t('inbox.mentions')}>
          <PagedList
            query="team.mentions"
            args={(window) => window}
            pageSize={pageSize}
            renderRow={(row) => <Mention key={row.noteId} mention={row} />}
            more={t('work.more')}
          />
        </Section>
      )}
    </div>
  );
}
