import { useNow } from '@/lib/app/use-now';
import { useMemberName } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import { useUndo } from '@/lib/app/use-undo';
import type { TimelineItem } from '@/lib/app/views';
import { PagedList } from '../shell/PagedList';
import { Button } from '../ui/Button';
import { ClampedText } from '../ui/ClampedText';
import { Disclosure } from '../ui/Disclosure';
import styles from './Timeline.module.css';

const pageSize = 30;

function Item({ item }: { readonly item: TimelineItem }) {
  const { t, time } = useText();
  const now = useNow();
  const undo = useUndo();
  const nameOf = useMemberName();
  const what = t(`timeline.${item.kind}`);
  const to = item.to === null ? t('timeline.nobody') : nameOf(item.to);
  const isGiven = item.kind === 'assigned' || item.kind === 'handed-over';
  const takeBack = item.undo === null ? null : { command: item.undo, text: what };
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <span className={styles.what}>
          {what}
          {isGiven ? <bdi> {to}</bdi> : null}
          {item.by === null ? null : (
            <span className={styles.by}> {t('team.byName', { name: nameOf(item.by) })}</span>
          )}
        </span>
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

/** What was done with this contact, newest first; folded until asked for, because it is read from disk. */
export function Timeline({ contactId }: { readonly contactId: string }) {
  const { t } = useText();
  return (
    <div className={styles.timeline}>
      <Disclosure title={t('contact.timeline')} level={2}>
        <PagedList
          query="contact.timeline"
          args={(window) => ({ contactId, ...window })}
          pageSize={pageSize}
          renderRow={(item) => <Item key={item.id} item={item} />}
          more={t('common.showOlder')}
          empty={<p className={styles.empty}>{t('contact.timelineEmpty')}</p>}
          isSpaced
        />
      </Disclosure>
    </div>
  );
}
