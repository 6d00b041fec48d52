import { useState } from 'react';
import { useAccountText } from '@/lib/app/use-account-text';
import { useJob } from '@/lib/app/use-job';
import { useQuery } from '@/lib/app/use-query';
import type { MemberView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { Select } from '../ui/Select';
import { peopleCode, useHolding } from './people-words';

/** Somebody who was taken out, and what went to whom. */
export interface Left {
  readonly seatId: string;
  readonly name: string;
  readonly to: string;
  readonly handOver: string;
  readonly contacts: number;
  readonly followUps: number;
}

export interface LeaveDialogProps {
  readonly leaver: MemberView;
  readonly workspace: string;
  readonly others: readonly MemberView[];
  readonly you: string;
  readonly onClose: () => void;
  readonly onLeft: (left: Left) => void;
}

const nobody = 'nobody';

interface Held {
  readonly contacts: number;
  readonly followUps: number;
}

const isNothing = ({ contacts, followUps }: Held): boolean => contacts + followUps === 0;

/** Who may get it: the others, oneself marked as such, or nobody. */
function useHeirs({ others, you }: Pick<LeaveDialogProps, 'others' | 'you'>) {
  const { t } = useAccountText();
  return [
    ...others.map(({ id, name }) => ({ id, label: id === you ? t('people.you', { name }) : name })),
    { id: nobody, label: t('people.nobody') },
  ];
}

interface HeirProps {
  readonly held: Held;
  readonly name: string;
  readonly to: string;
  readonly onSelect: (id: string) => void;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
}

/** What is theirs and who gets it. */
function Heir({ held, name, to, onSelect, choices }: HeirProps) {
  const { t } = useAccountText();
  const holding = useHolding();
  if (isNothing(held)) return <p>{t('people.nothing', { name })}</p>;
  return (
    <Select label={t('people.handOver', holding(held))} selected={to} onSelect={onSelect} choices={choices} />
  );
}

function Failure({ code }: { readonly code: string }) {
  const { t } = useAccountText();
  return (
    <Notice tone="danger" announce>
      {t(`people.code.${peopleCode(code)}`)}
    </Notice>
  );
}

/** Taking a member out: says what that does, counts what is theirs, and asks who gets it. */
export function LeaveDialog({ leaver, workspace, others, you, onClose, onLeft }: LeaveDialogProps) {
  const { t } = useAccountText();
  const held = useQuery('team.holding', { seat: leaver.id }).value;
  const job = useJob('team.hand-over');
  const [to, setTo] = useState(you);
  const choices = useHeirs({ others, you });
  const { id: seatId, name } = leaver;
  const isPlain = held !== undefined && isNothing(held);
  const remove = async () => {
    const done = await job.run({ seatId, to: isPlain || to === nobody ? null : to });
    const whom = choices.find((each) => each.id === to)?.label ?? '';
    if (done.ok) onLeft({ seatId, name, to: whom, ...done.value });
  };
  const actions = (
    <>
      <Button onPress={onClose}>{t('people.cancel')}</Button>
      <Button
        look="danger"
        isDisabled={held === undefined || job.running}
        isBusy={job.running}
        onPress={() => void remove()}
      >
        {t(isPlain ? 'people.doPlain' : 'people.do')}
      </Button>
    </>
  );
  return (
    <Dialog
      title={t('people.leaveTitle', { name, workspace })}
      isOpen
      kind="alert"
      onClose={onClose}
      actions={actions}
    >
      <p>{t('people.leaveText', { name })}</p>
      {held === undefined ? null : (
        <Heir held={held} name={name} to={to} onSelect={setTo} choices={choices} />
      )}
      {job.outcome?.ok === false ? <Failure code={job.outcome.code} /> : null}
    </Dialog>
  );
}
