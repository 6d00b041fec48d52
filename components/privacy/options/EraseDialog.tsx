import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Notice } from '@/components/ui/Notice';
import { Skeleton } from '@/components/ui/Skeleton';
import type { TableWords } from '@/lib/app/table-words';
import { useJob } from '@/lib/app/use-job';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import { isTyped } from '@/lib/domain/privacy/name-to-type';
import { CountList } from './CountList';
import { CustomerSearch } from './CustomerSearch';
import type { EraseTarget } from './erase-target';
import { TypedDialog } from './TypedDialog';
import styles from './EraseDialog.module.css';

export interface EraseDialogProps {
  readonly tables: readonly TableWords[];
  readonly target: EraseTarget;
  readonly setTarget: (target: EraseTarget | null) => void;
}

/** Who, then what exactly, then the name typed by hand. Escape and Cancel change nothing. */
export function EraseDialog({ tables, target, setTarget }: EraseDialogProps) {
  const { t } = useSpeech();
  const close = (): void => setTarget(null);
  if (target.kind === 'customer') {
    const { contactId, keepOut = false } = target;
    return <Confirm key={contactId} {...{ contactId, keepOut, tables, setTarget }} />;
  }
  return (
    <Dialog
      title={t('erase.dialog')}
      isOpen
      kind="alert"
      onClose={close}
      actions={<Button onPress={close}>{t('erase.cancel')}</Button>}
    >
      <p className={styles.scope}>{t('erase.scope')}</p>
      <CustomerSearch onChosen={(contactId) => setTarget({ kind: 'customer', contactId })} />
    </Dialog>
  );
}

interface ConfirmProps {
  readonly contactId: string;
  readonly keepOut: boolean;
  readonly tables: readonly TableWords[];
  readonly setTarget: (target: EraseTarget | null) => void;
}

function Confirm({ contactId, keepOut, tables, setTarget }: ConfirmProps) {
  const { t } = useSpeech();
  const preview = useQuery('erase.preview', { contactId });
  const begin = useJob('erase.begin');
  const [typed, setTyped] = useState('');
  const found = preview.status === 'answered' ? preview.value : null;
  const question = found && {
    about: <CountList title={t('erase.preview')} counts={found.counts} tables={tables} />,
    text: t('erase.type', { name: found.name }),
    label: t('erase.typed'),
    typed,
    setTyped,
  };
  const ready = found !== null && isTyped(typed, found.name) && !begin.running;
  const erase = async (): Promise<void> => {
    if ((await begin.run({ contactId, typed, keepOut })).ok) setTarget(null);
  };
  return (
    <TypedDialog
      title={t(keepOut ? 'keepOut.dialog' : 'erase.dialog')}
      confirm={t('erase.confirm')}
      isReady={ready}
      onConfirm={() => void erase()}
      onClose={() => setTarget(null)}
      otherAction={
        <Button look="quiet" onPress={() => setTarget({ kind: 'choose' })}>
          {t('erase.back')}
        </Button>
      }
      question={question}
      problem={begin.outcome?.ok === false ? t(`erase.code.${begin.outcome.code}`) : null}
    >
      {keepOut ? <p className={styles.scope}>{t('keepOut.dialogText')}</p> : null}
      {preview.status === 'waiting' ? <Skeleton label={t('erase.counting')} lines={3} /> : null}
      {preview.status === 'failed' ? <Notice tone="danger">{t('query.failed')}</Notice> : null}
      {preview.status === 'answered' && found === null ? <Notice>{t('erase.gone')}</Notice> : null}
    </TypedDialog>
  );
}
