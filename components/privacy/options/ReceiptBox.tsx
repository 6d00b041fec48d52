import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { saveReceipt } from '@/lib/app/save-receipt';
import type { TableWords } from '@/lib/app/table-words';
import { useSpeech, type PrivacySpeech } from '@/lib/app/use-speech';
import type { WipeReceipt } from '@/lib/app/views';
import { checkedPlace } from '@/lib/domain/privacy/checked-place';
import { CountList } from './CountList';
import styles from './ReceiptBox.module.css';

export interface ReceiptBoxProps {
  /** Left out where the page says it already. */
  readonly title?: string;
  readonly receipt: WipeReceipt;
  readonly tables: readonly TableWords[];
  /** How it was done and what stays, in sentences. */
  readonly remarks: readonly string[];
  /** The name of the file without its ending. */
  readonly fileName: string;
}

/** The place in the reader's words; a receipt of an older build has its own. */
function placeWords(place: string, t: PrivacySpeech['t']): string {
  const known = checkedPlace(place);
  return known === undefined ? place : t(`place.${known}`);
}

/** What was erased and what every place said when it was read again. */
export function ReceiptBox({ title, receipt, tables, remarks, fileName }: ReceiptBoxProps) {
  const { t, time } = useSpeech();
  const good = receipt.checks.every((check) => check.empty);
  const checks = receipt.checks.map(({ place, empty }) => ({ place: placeWords(place, t), empty }));
  return (
    <Notice tone={good ? 'good' : 'danger'} announce>
      <div className={styles.receipt}>
        {title === undefined ? null : <strong>{title}</strong>}
        <span>{t('receipt.when', { time: time.full(receipt.at) })}</span>
        <span>{t(good ? 'receipt.allGood' : 'receipt.notGood')}</span>
        {remarks.map((remark) => (
          <span key={remark}>{remark}</span>
        ))}
        <CountList title={t('receipt.erased')} counts={receipt.erased} tables={tables} />
        <div>
          <p className={styles.title}>{t('receipt.checked')}</p>
          <ul className={styles.checks}>
            {checks.map(({ place, empty }) => (
              <li key={place} className={styles.check}>
                <span>{place}</span>
                <span className={empty ? undefined : styles.left}>
                  {t(empty ? 'receipt.empty' : 'receipt.left')}
                </span>
              </li>
            ))}
          </ul>
        </div>
        <div>
          <Button size="small" onPress={() => saveReceipt({ ...receipt, checks }, fileName)}>
            {t('receipt.save')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
