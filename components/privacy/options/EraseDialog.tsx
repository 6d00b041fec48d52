import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Notice } from '@/components/ui/Notice';
import { Skeleton } from '@/components/ui/Skeleton';
import { TextField } from '@/components/ui/TextField';
import type { TableWords } from '@/lib/app/table-words';
import { useJob } from '@/lib/app/use-job';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import type { ErasePreview } from '@/lib/app/views';
import { isTyped } from '@/lib/domain/privacy/name-to-type';
import { CountList } from './CountList';
import { CustomerSearch } from './CustomerSearch';
import type { EraseTarget } from './erase-target';
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
    const { contactId } = target;
    return <Confirm key={contactId} contactId={contactId} tables={tables} setTarget={setTarget} />;
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
  readonly tables: readonly TableWords[];
  readonly setTarget: (target: EraseTarget | null) => void;
}

function Confirm({ contactId, tables, setTarget }: ConfirmProps) {
  const { t } = useSpeech();
  const preview = useQuery('erase.preview', { contactId });
  const begin = useJob('erase.begin');
  const [typed, setTyped] = useState('');
  const found = preview.status === 'answered' ? preview.value : null;
  const ready = found !== null && isTyped(typed, found.name) && !begin.running;
  const erase = async (): Promise<void> => {
    if ((await begin.run({ contactId, typed })).ok) setTarget(null);
  };
  return (
    <Dialog
      title={t('erase.dialog')}
      isOpen
      kind="alert"
      onClose={() => setTarget(null)}
      actions={
        <>
          <Button onPress={() => setTarget(null)}>{t('erase.cancel')}</Button>
          <Button look="quiet" onPress={() => setTarget({ kind: 'choose' })}>
            {t('erase.back')}
          </Button>
          <Button look="danger" isDisabled={!ready} onPress={() => void erase()}>
            {t('erase.confirm')}
          </Button>
        </>
      }
    >
      {preview.status === 'waiting' ? <Skeleton label={t('erase.counting')} lines={3} /> : null}
      {preview.status === 'failed' ? <Notice tone="danger">{t('query.failed')}</Notice> : null}
      {preview.status === 'answered' && found === null ? <Notice>{t('erase.gone')}</Notice> : null}
      {found === null ? null : <Question found={found} {...{ tables, typed, setTyped, ready, erase }} />}
      {begin.outcome?.ok === false ? (
        <Notice tone="danger" announce>
          {t(`erase.code.${begin.outcome.code}`)}
        </Notice>
      ) : null}
    </Dialog>
  );
}

interface QuestionProps {
  readonly found: ErasePreview;
  readonly tables: readonly TableWords[];
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  readonly ready: boolean;
  readonly erase: () => Promise<void>;
}

function Question({ found, tables, typed, setTyped, ready, erase }: QuestionProps) {
  const { t } = useSpeech();
  return (
    <form
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault();
        if (ready) void erase();
      }}
    >
      <CountList title={t('erase.preview')} counts={found.counts} tables={tables} />
      <p className={styles.type}>{t('erase.type', { name: found.name })}</p>
      <TextField label={t('erase.typed')} value={typed} onChange={setTyped} autoFocus autoComplete="off" />
    </form>
  );
}
