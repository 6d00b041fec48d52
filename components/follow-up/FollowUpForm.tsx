import { useDraft } from '@/lib/app/use-draft';
import { useAct } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import { TimePicker } from './TimePicker';
import styles from './FollowUpForm.module.css';

const longest = 300;

/** What to do and when. A preset is one press; a typed time shows what was understood before it is saved. */
export function FollowUpForm({
  contactId,
  onClose,
}: {
  readonly contactId: string;
  readonly onClose: () => void;
}) {
  const act = useAct();
  const { t, time } = useText();
  const key = `follow-up:${contactId}`;
  const draft = useDraft({ key, contactId });
  const add = async (due: Temporal.ZonedDateTime) => {
    const done = await draft.hand(async ({ body, seen }) => {
      const title = body.trim() === '' ? t('followUp.defaultTitle') : body.trim();
      const dueAt = due.epochMilliseconds;
      const args = { contactId, title, dueAt, zone: due.timeZoneId, ...(seen ? { draftKey: key } : {}) };
      const when = time.due(dueAt, Temporal.Now.instant().epochMilliseconds);
      return (await act('follow-up.add', args, { done: t('followUp.added', { when }) })).ok;
    });
    if (done) onClose();
  };
  return (
    <div className={styles.form}>
      <TextField
        label={t('followUp.what')}
        placeholder={t('followUp.whatHint')}
        value={draft.body}
        maxLength={longest}
        onChange={draft.type}
        onBlur={draft.flush}
        onKeyDown={(event) => (event.key === 'Escape' ? onClose() : event.continuePropagation())}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the press on Add follow-up asked for it
        autoFocus
      />
      <TimePicker
        onPick={(due) => void add(due)}
        onCancel={onClose}
        cancel={
          <Button size="small" onPress={onClose}>
            {t('common.cancel')}
          </Button>
        }
      />
    </div>
  );
}
