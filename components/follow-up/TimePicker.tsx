import { useState, type ReactNode } from 'react';
import { duePresets } from '@/lib/domain/follow-up/presets';
import { parseDue } from '@/lib/domain/follow-up/parse-due';
import { useNow } from '@/lib/app/use-now';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { TextField } from '../ui/TextField';
import styles from './FollowUpForm.module.css';

export interface TimePickerProps {
  readonly onPick: (due: Temporal.ZonedDateTime) => void;
  /** Escape in the box. */
  readonly onCancel: () => void;
  readonly cancel?: ReactNode;
}

/** The present moment in the zone of this computer. */
const here = () => Temporal.Now.zonedDateTimeISO();

function Presets({ onPick }: Pick<TimePickerProps, 'onPick'>) {
  const { t, time } = useText();
  const now = useNow();
  const pick = (id: string) => {
    const preset = duePresets(here()).find((each) => each.id === id);
    if (preset !== undefined) onPick(preset.at);
  };
  const start = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(Temporal.Now.timeZoneId());
  return (
    <div className={styles.presets}>
      {duePresets(start).map(({ id, at }) => (
        <Button
          key={id}
          size="small"
          onPress={() => pick(id)}
          aria-description={time.full(at.epochMilliseconds)}
        >
          {t(`followUp.${id}`)}
        </Button>
      ))}
    </div>
  );
}

/** Presets, and a box that reads typed words such as "fri 4pm" or "kal 5 baje". */
export function TimePicker({ onPick, onCancel, cancel }: TimePickerProps) {
  const { t, time } = useText();
  const [text, setText] = useState('');
  const [refused, setRefused] = useState(false);
  useNow();
  const due = parseDue(text, here());
  const save = () => {
    const final = parseDue(text, here());
    if (final.ok) onPick(final.value);
    else setRefused(true);
  };
  const understood = due.ok ? t('followUp.understood', { when: time.full(due.value.epochMilliseconds) }) : '';
  const hint = due.ok ? <span className={styles.understood}>{understood}</span> : t('followUp.whenHint');
  const wrong = !due.ok && (refused || (due.code !== 'empty' && text.trim().length > 2));
  return (
    <form
      className={styles.when}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <Presets onPick={onPick} />
      <TextField
        label={t('followUp.when')}
        hint={<span aria-live="polite">{hint}</span>}
        problem={wrong && !due.ok ? t(`followUp.${due.code}`) : undefined}
        value={text}
        maxLength={100}
        onChange={(value) => {
          setText(value);
          setRefused(false);
        }}
        onKeyDown={(event) => (event.key === 'Escape' ? onCancel() : event.continuePropagation())}
      />
      <div className={styles.actions}>
        {cancel}
        <Button type="submit" look="main" size="small">
          {t('common.save')}
        </Button>
      </div>
    </form>
  );
}
