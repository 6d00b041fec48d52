import { useState } from 'react';
import { useAct } from '@/lib/app/use-act';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import type { ContactView } from '@/lib/app/views';
import { choiceFields, type ChoiceField } from '@/lib/domain/contact/merged-fields';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import { SideChoice } from '../ui/SideChoice';
import { Skeleton } from '../ui/Skeleton';
import { ComparedContact } from './ComparedContact';
import styles from './CompareDialog.module.css';

type Keep = { readonly [F in ChoiceField]?: string };
type Both = readonly [ContactView, ContactView];

interface FieldProps {
  readonly field: ChoiceField;
  readonly both: Both;
  readonly keep: Keep;
  readonly onKeep: (keep: Keep) => void;
}

/** Which of the two a value is taken from: the one that was chosen, else the first that has any. */
function keptOf(field: ChoiceField, [first, second]: Both, keep: Keep): string {
  return keep[field] ?? (first[field] === '' && second[field] !== '' ? second.id : first.id);
}

function FieldChoice({ field, both, keep, onKeep }: FieldProps) {
  const { t } = useText();
  const nothing = t('merge.nothing');
  return (
    <SideChoice
      label={t(`contact.${field}`)}
      selected={keptOf(field, both, keep)}
      onSelect={(id) => onKeep({ ...keep, [field]: id })}
      choices={both.map((contact) => ({
        id: contact.id,
        text: contact[field] === '' ? nothing : contact[field],
        content:
          contact[field] === '' ? <i className={styles.nothing}>{nothing}</i> : <bdi>{contact[field]}</bdi>,
      }))}
    />
  );
}

function Comparison({ both, keep, onKeep }: Pick<FieldProps, 'both' | 'keep' | 'onKeep'>) {
  const { t } = useText();
  const [first, second] = both;
  const different = choiceFields.filter((field) => first[field] !== second[field]);
  return (
    <>
      <div className={styles.people}>
        {both.map((contact) => (
          <ComparedContact key={contact.id} contact={contact} />
        ))}
      </div>
      {different.length === 0 ? null : <p className={styles.soft}>{t('merge.choose')}</p>}
      {different.map((field) => (
        <FieldChoice key={field} {...{ field, both, keep, onKeep }} />
      ))}
      <p className={styles.soft}>{t('merge.kept')}</p>
    </>
  );
}

export interface CompareDialogProps {
  readonly contactId: string;
  readonly otherId: string;
  readonly onClose: () => void;
}

/** Two contacts side by side; a person chooses what stands for both and makes them one. Escape changes nothing. */
export function CompareDialog({ contactId, otherId, onClose }: CompareDialogProps) {
  const act = useAct();
  const { t } = useText();
  const [keep, setKeep] = useState<Keep>({});
  const [busy, setBusy] = useState(false);
  const first = useQuery('contact.get', { contactId });
  const second = useQuery('contact.get', { contactId: otherId });
  const isWaiting = first.status === 'waiting' || second.status === 'waiting';
  const [one, two] = [first.value ?? null, second.value ?? null];
  const both: Both | null = one === null || two === null || one.id === two.id ? null : [one, two];
  const merge = async () => {
    if (both === null) return;
    setBusy(true);
    const chosen = Object.fromEntries(choiceFields.map((field) => [field, keptOf(field, both, keep)]));
    const [{ id }, { id: other, name }] = both;
    const args = { contactId: id, otherId: other, keep: chosen };
    const result = await act('contact.merge', args, { done: t('merge.done', { name }) });
    setBusy(false);
    if (result.ok) onClose();
  };
  return (
    <Dialog
      title={t('merge.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button look="main" isBusy={busy} isDisabled={both === null} onPress={() => void merge()}>
            {t('merge.confirm')}
          </Button>
        </>
      }
    >
      {isWaiting ? <Skeleton label={t('common.loading')} lines={4} /> : null}
      {!isWaiting && both === null ? <Notice tone="danger">{t('merge.gone')}</Notice> : null}
      {both === null ? null : <Comparison both={both} keep={keep} onKeep={setKeep} />}
    </Dialog>
  );
}
