import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Notice } from '@/components/ui/Notice';
import { Progress } from '@/components/ui/Progress';
import { TextField } from '@/components/ui/TextField';
import type { TableWords } from '@/lib/app/table-words';
import { useJob } from '@/lib/app/use-job';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import type { WipeReceipt } from '@/lib/app/views';
import { CountList } from './CountList';
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
    <Dialog
      title={t('wipe.dialog')}
      isOpen
      kind="alert"
      onClose={wipe.running ? () => undefined : onClose}
      actions={
        <>
          <Button isDisabled={wipe.running} onPress={onClose}>
            {t('erase.cancel')}
          </Button>
          <Button look="danger" isDisabled={!ready} onPress={() => void erase()}>
            {t('wipe.confirm')}
          </Button>
        </>
      }
    >
      <p className={styles.scope}>{t('wipe.scope')}</p>
      {preview.value == null ? null : (
        <CountList title={t('erase.preview')} counts={preview.value.counts} tables={tables} />
      )}
      <TypedWord typed={typed} setTyped={setTyped} onEnter={() => (ready ? void erase() : undefined)} />
      {wipe.running ? <Progress label={t('wipe.running')} /> : null}
      {wipe.outcome?.ok === false ? (
        <Notice tone="danger" announce>
          {t(`wipe.code.${wipe.outcome.code}`)}
        </Notice>
      ) : null}
    </Dialog>
  );
}

interface TypedWordProps {
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly onEnter: () => void;
}

function TypedWord({ typed, setTyped, onEnter }: TypedWordProps) {
  const { t } = useSpeech();
  return (
    <form
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      <p>{t('wipe.type')}</p>
      <TextField label={t('wipe.typed')} value={typed} onChange={setTyped} autoFocus autoComplete="off" />
    </form>
  );
}
