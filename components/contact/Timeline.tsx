import { useState } from 'react';
import { useNow } from '@/lib/app/use-now';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import { useUndo } from '@/lib/app/use-undo';
import type { TimelineItem } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { ClampedText } from '../ui/ClampedText';
import { Disclosure } from '../ui/Disclosure';
import styles from './Timeline.module.css';

const pageSize = 30;

function Item({ item }: { readonly item: TimelineItem }) {
  const { t, time } = useText();
  const now = useNow();
  const undo = useUndo();
  const what = t(`timeline.${item.kind}`);
  const takeBack = item.undo === null ? null : { command: item.undo, text: what };
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.what}>{what}</span>
        <time className={styles.when} dateTime={new Date(item.at).toISOString()} title={time.full(item.at)}>
          {time.relative(item.at, now)}
        </time>
        {takeBack === null ? null : (
          <Button
            look="quiet"
            size="small"
            aria-label={`${t('common.undo')}: ${what}`}
            onPress={() => void undo(takeBack)}
          >
            {t('common.undo')}
          </Button>
        )}
      </div>
      {item.text === '' ? null : (
        <ClampedText text={item.text} lines="three" more={t('common.more')} less={t('common.less')} />
      )}
    </li>
  );
}

interface WindowProps {
  readonly contactId: string;
  readonly offset: number;
  readonly limit: number;
}

/** One window of the timeline; long texts may fill an answer before the window is full. */
function TimelineWindow({ contactId, offset, limit }: WindowProps) {
  const answer = useQuery('contact.timeline', { contactId, offset, limit });
  if (answer.status !== 'answered') return null;
  const { rows, count } = answer.value;
  const next = offset + rows.length;
  const isCut = rows.length > 0 && rows.length < limit && next < count;
  return (
    <>
      {rows.map((item) => (
        <Item key={item.id} item={item} />
      ))}
      {isCut ? <TimelineWindow contactId={contactId} offset={next} limit={limit - rows.length} /> : null}
    </>
  );
}

function Pages({ contactId }: { readonly contactId: string }) {
  const { t } = useText();
  const [pages, setPages] = useState(1);
  const head = useQuery('contact.timeline', { contactId, offset: 0, limit: pageSize });
  const count = head.value?.count ?? 0;
  if (head.status === 'answered' && count === 0)
    return <p className={styles.empty}>{t('contact.timelineEmpty')}</p>;
  return (
    <>
      <ol className={styles.list}>
        {Array.from({ length: pages }, (_, page) => (
          <TimelineWindow key={page} contactId={contactId} offset={page * pageSize} limit={pageSize} />
        ))}
      </ol>
      {count > pages * pageSize ? (
        <Button look="quiet" size="small" onPress={() => setPages(pages + 1)}>
          {t('common.showOlder')}
        </Button>
      ) : null}
    </>
  );
}

/** What was done with this contact, newest first; folded until asked for, because it is read from disk. */
export function Timeline({ contactId }: { readonly contactId: string }) {
  const { t } = useText();
  return (
    <div className={styles.timeline}>
      <Disclosure title={t('contact.timeline')} level={2}>
        <Pages contactId={contactId} />
      </Disclosure>
    </div>
  );
}
