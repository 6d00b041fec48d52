import { useState } from 'react';
import { useHostCall, useSidebar } from '@/lib/app/sidebar';
import { useOpenChat } from '@/lib/app/use-open-chat';
import { useText } from '@/lib/app/use-text';
import { useWaitingChats, type WaitingChat, type WaitingChats } from '@/lib/app/use-waiting-chats';
import type { ListExtent } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { OpenName } from '../ui/OpenName';
import { RestLine } from '../ui/RestLine';
import { Section } from '../ui/Section';
import { Skeleton } from '../ui/Skeleton';
import { classes } from '../ui/classes';
import styles from './NeedsReply.module.css';

const few = 8;
const hour = 3_600_000;

/** How long they have waited, in colour: more than a day, more than three. */
function ageOf(at: number | null, now: number): string | false | undefined {
  if (at === null || now - at < 24 * hour) return false;
  return now - at < 72 * hour ? styles.long : styles.veryLong;
}

/** Opens the chat of a row: that of its contact, or by what WhatsApp Web itself knows it by. */
function useOpenRow(): (row: WaitingChat) => Promise<void> {
  const { toasts } = useSidebar();
  const call = useHostCall();
  const open = useOpenChat();
  const { t } = useText();
  return async ({ chat, contactId }) => {
    if (contactId !== null) return open(contactId);
    const outcome = await call('chat.open', { identities: chat.identities });
    if (outcome.ok) return;
    const codes = ['not-found', 'not-ready', 'wrong-chat', 'unproven', 'no-host'] as const;
    const code = codes.find((each) => each === outcome.code) ?? 'unsupported';
    toasts.say(t(`work.open.${code}`), 'danger');
  };
}

function Row({ row, now }: { readonly row: WaitingChat; readonly now: number }) {
  const openRow = useOpenRow();
  const { t, time } = useText();
  const { chat, contactId, name } = row;
  const shown = contactId === null || name === '' ? chat.title : name;
  const facts = [
    chat.at === null ? t('needs.noTime') : time.relative(chat.at, now),
    ...(chat.unread > 0 ? [t('needs.unread', { count: chat.unread })] : []),
    ...(contactId === null ? [t('needs.unsaved')] : []),
  ];
  return (
    <li className={styles.row}>
      <OpenName name={shown} onOpen={chat.identities.length === 0 ? undefined : () => void openRow(row)} />
      <span className={classes(styles.facts, ageOf(chat.at, now))}>{facts.join(' · ')}</span>
      {chat.identities.length === 0 ? <span className={styles.facts}>{t('needs.byHand')}</span> : null}
    </li>
  );
}

function Extent({ extent }: { readonly extent: ListExtent }) {
  const { t } = useText();
  const { seen } = extent;
  if (extent.complete) return <p className={styles.extent}>{t('needs.all', { seen })}</p>;
  const total = extent.total === null || extent.total < seen ? null : extent.total;
  return (
    <p className={styles.extent}>
      {total === null ? t('needs.seen', { seen }) : t('needs.seenOf', { seen, total })}
    </p>
  );
}

type Ready = Extract<WaitingChats, { readonly state: 'ready' }>;

function Rows({ waiting, now }: { readonly waiting: Ready; readonly now: number }) {
  const { t } = useText();
  const [all, showAll] = useState(false);
  const { rows, count, extent } = waiting;
  const shown = all ? rows : rows.slice(0, few);
  return (
    <>
      {rows.length === 0 ? (
        <p className={styles.empty}>{t(extent.complete ? 'needs.emptyAll' : 'needs.emptySoFar')}</p>
      ) : (
        <ul className={styles.list}>
          {shown.map((row, index) => (
            <Row
              key={`${row.chat.identities[0]?.value ?? ''} ${row.chat.title} ${index}`}
              row={row}
              now={now}
            />
          ))}
        </ul>
      )}
      {count > shown.length ? (
        <RestLine>
          <span>{t('needs.notShown', { count: count - shown.length })}</span>
          {all || rows.length <= few ? null : (
            <Button look="quiet" size="small" onPress={() => showAll(true)}>
              {t('work.more')}
            </Button>
          )}
        </RestLine>
      ) : null}
      <Extent extent={extent} />
    </>
  );
}

/** Customers who wrote last and wait for an answer, the longest first; honest about how much of the list was seen. */
export function NeedsReply({ now }: { readonly now: number }) {
  const { t, time } = useText();
  const waiting = useWaitingChats();
  if (waiting.state === 'absent') return null;
  const count = waiting.state === 'ready' ? waiting.count : 0;
  const title = (
    <>
      {t('needs.title')} {count === 0 ? null : <span className={styles.count}>{time.number(count)}</span>}
    </>
  );
  return (
    <Section title={title}>
      {waiting.state === 'loading' ? <Skeleton label={t('needs.loading')} lines={2} /> : null}
      {waiting.state === 'unknown' ? <p className={styles.extent}>{t('needs.unknown')}</p> : null}
      {waiting.state === 'ready' ? <Rows waiting={waiting} now={now} /> : null}
    </Section>
  );
}
