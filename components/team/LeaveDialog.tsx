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

/** Taking a member out: says what that does, counts what is theirs, and asks who gets it. */
export function LeaveDialog({ leaver, workspace, others, you, onClose, onLeft }: LeaveDialogProps) {
  const { t } = useAccountText();
  const holding = useHolding();
  const held = useQuery('team.holding', { seat: leaver.id }).value;
  const job = useJob('team.hand-over');
  const [to, setTo] = useState(you);
  const { id: seatId, name } = leaver;
  const isPlain = held !== undefined && held.contacts + held.followUps === 0;
  const choices = [
    ...others.map((each) => ({
      id: each.id,
      label: each.id === you ? t('people.you', { name: each.name }) : each.name,
    })),
    { id: nobody, label: t('people.nobody') },
  ];
  const remove = async () => {
    const done = await job.run({ seatId, to: isPlain || to === nobody ? null : to });
    const whom = choices.find((each) => each.id === to)?.label ?? '';
    if (done.ok) onLeft({ seatId, name, to: whom, ...done.value });
  };
  return (
    <Dialog
      title={t('people.leaveTitle', { name, workspace })}
      isOpen
      kind="alert"
      onClose={onClose}
      actions={
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
      }
    >
      <p>{t('people.leaveText', { name })}</p>
      {held === undefined ? null : isPlain ? (
        <p>{t('people.nothing', { name })}</p>
      ) : (
        <Select
          label={t('people.handOver', holding(held))}
          selected={to}
          onSelect={setTo}
          choices={choices}
        />
      )}
      {job.outcome?.ok === false ? (
        <Notice tone="danger" announce>
          {t(`people.code.${peopleCode(job.outcome.code)}`)}
        </Notice>
      ) : null}
    </Dialog>
  );
}
