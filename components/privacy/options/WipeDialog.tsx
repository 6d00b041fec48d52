import { useState } from 'react';
import { Progress } from '@/components/ui/Progress';
import type { TableWords } from '@/lib/app/table-words';
import { useJob } from '@/lib/app/use-job';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import type { WipeReceipt } from '@/lib/app/views';
import { isWipeWord, wipeWords } from '@/lib/domain/privacy/wipe-word';
import { CountList } from './CountList';
import { TypedDialog } from './TypedDialog';
import styles from './EraseDialog.module.css';

export interface WipeDialogProps {
  readonly tables: readonly TableWords[];
  readonly onClose: () => void;
  readonly onWiped: (receipt: WipeReceipt) => void;
}

/** What will be gone, in exact numbers, and the word typed by hand. There is no undo. */
export function WipeDialog({ tables, onClose, onWiped }: WipeDialogProps) {
  const { t, language } = useSpeech();
  const word = wipeWords[language];
  const preview = useQuery('erase.preview', { contactId: null });
  const wipe = useJob('wipe');
  const [typed, setTyped] = useState('');
  const ready = isWipeWord(typed) && !wipe.running;
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
        text: t('wipe.type', { word }),
        label: t('wipe.typed'),
        typed,
        setTyped,
      }}
      progress={wipe.running ? <Progress label={t('wipe.running')} /> : null}
      problem={wipe.outcome?.ok === false ? t(`wipe.code.${wipe.outcome.code}`, { word }) : null}
    >
      <p className={styles.scope}>{t('wipe.scope')}</p>
    </TypedDialog>
  );
}
