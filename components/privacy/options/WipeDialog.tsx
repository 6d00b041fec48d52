import { useState } from 'react';
import { Progress } from '@/components/ui/Progress';
import type { TableWords } from '@/lib/app/table-words';
import { useJob } from '@/lib/app/use-job';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import type { WipeReceipt } from '@/lib/app/views';
import { CountList } from './CountList';
import { TypedDialog } from './TypedDialog';
import styles from './EraseDialog.module.css';

export interface WipeDialogProps {
  readonly tables: readonly TableWords[];
  readonly onClose: () => void;
  readonly onWiped: (receipt: WipeReceipt) => void;
}

const confirmation = 'ERASE';

/** What will be gone, in exact numbers, and the word typed by hand. There is no undo. */
export function WipeDialog({ tables, onClose, onWiped }: WipeDialogProps) {
  const { t } = useSpeech();
  const preview = useQuery('erase.preview', { contactId: null });
  const wipe = useJob('wipe');
  const [typed, setTyped] = useState('');
  const ready = typed.trim() === confirmation && !wipe.running;
  const erase = async (): Promise<void> => {
    const outcome = await wipe.run({ typed });
    if (outcome.ok) onWiped(outcome.value);
  };
  return (
    <TypedDialog
      title={t('wipe.dialog')}
      confirm={t('wipe.confirm')}
      isReady={ready}
      isRunning={wipe.running}
      onConfirm={() => void erase()}
      onClose={onClose}
      question={{
        about:
          preview.value == null ? null : (
            <CountList title={t('erase.preview')} counts={preview.value.counts} tables={tables} />
          ),
        text: t('wipe.type'),
        label: t('wipe.typed'),
        typed,
        setTyped,
      }}
      progress={wipe.running ? <Progress label={t('wipe.running')} /> : null}
      problem={wipe.outcome?.ok === false ? t(`wipe.code.${wipe.outcome.code}`) : null}
    >
      <p className={styles.scope}>{t('wipe.scope')}</p>
    </TypedDialog>
  );
}
