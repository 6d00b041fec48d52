import { Button } from '@/components/ui/Button';
import { pages } from '@/lib/app/pages';
import type { TableWords } from '@/lib/app/table-words';
import { useSpeech } from '@/lib/app/use-speech';
import type { WipeReceipt } from '@/lib/app/views';
import { ContactBlock } from '../ContactBlock';
import { ReceiptBox } from './ReceiptBox';
import styles from './OptionsPage.module.css';

export interface WipedPageProps {
  /** Nothing on a page that only heard of it. */
  readonly receipt: WipeReceipt | null;
  readonly tables: readonly TableWords[];
}

/** After everything was erased: what was checked, and nothing else. */
export function WipedPage({ receipt, tables }: WipedPageProps) {
  const { t } = useSpeech();
  return (
    <main className={styles.page}>
      <h1 className={styles.title}>{t('wipe.done')}</h1>
      {receipt === null ? (
        <p>{t('wipe.doneText')}</p>
      ) : (
        <ReceiptBox
          receipt={receipt}
          tables={tables}
          remarks={[t('wipe.doneText')]}
          fileName="1chat-erasure-receipt"
        />
      )}
      <div>
        <Button onPress={() => void pages.openWelcome()}>{t('options.inert.open')}</Button>
      </div>
      <ContactBlock />
    </main>
  );
}
