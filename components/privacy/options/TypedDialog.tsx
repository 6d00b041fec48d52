import type { ReactNode } from 'react';
import { Button } from '@/components/ui/Button';
import { Dialog } from '@/components/ui/Dialog';
import { Notice } from '@/components/ui/Notice';
import { TextField } from '@/components/ui/TextField';
import { useSpeech } from '@/lib/app/use-speech';
import styles from './EraseDialog.module.css';

/** What must be typed by hand before the last button works. */
export interface TypedQuestion {
  readonly text: string;
  readonly label: string;
  readonly typed: string;
  readonly setTyped: (typed: string) => void;
  /** What will be gone, above the question. */
  readonly about: ReactNode;
}

export interface TypedDialogProps {
  readonly title: string;
  /** Words of the button that does it. */
  readonly confirm: string;
  readonly isReady: boolean;
  /** While it is being done nothing can be closed. */
  readonly isRunning?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly otherAction?: ReactNode;
  /** Nothing where there is nothing to ask about (yet). */
  readonly question: TypedQuestion | null;
  /** Why it was refused. */
  readonly problem: string | null;
  /** Above the question. */
  readonly children?: ReactNode;
  /** Below it. */
  readonly progress?: ReactNode;
}

/** The question before something is gone for good: exact numbers, then a word typed by hand. Escape changes nothing. */
export function TypedDialog(props: TypedDialogProps) {
  const { title, confirm, isReady, isRunning = false, onConfirm, onClose, question } = props;
  const { t } = useSpeech();
  return (
    <Dialog
      title={title}
      isOpen
      kind="alert"
      onClose={isRunning ? () => undefined : onClose}
      actions={
        <>
          <Button isDisabled={isRunning} onPress={onClose}>
            {t('erase.cancel')}
          </Button>
          {props.otherAction}
          <Button look="danger" isDisabled={!isReady} onPress={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {props.children}
      {question === null ? null : (
        <Typed question={question} onEnter={isReady ? onConfirm : () => undefined} />
      )}
      {props.progress}
      {props.problem === null ? null : (
        <Notice tone="danger" announce>
          {props.problem}
        </Notice>
      )}
    </Dialog>
  );
}

function Typed({ question, onEnter }: { question: TypedQuestion; onEnter: () => void }) {
  const { about, text, label, typed, setTyped } = question;
  return (
    <form
      className={styles.question}
      onSubmit={(event) => {
        event.preventDefault();
        onEnter();
      }}
    >
      {about}
      <p className={styles.type}>{text}</p>
      <TextField label={label} value={typed} onChange={setTyped} autoFocus autoComplete="off" />
    </form>
  );
}
