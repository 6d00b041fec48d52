import { Button } from '@/components/ui/Button';
import { RemoveDraft } from './RemoveDraft';
import { useEraseAsk } from '@/lib/app/erase-ask';
import { kindWords, type FieldWords, type TableWords } from '@/lib/app/table-words';
import { useSpeech, type PrivacySpeech } from '@/lib/app/use-speech';
import type { HeldRow } from '@/lib/app/views';
import { purposeOfLine } from '@/lib/domain/privacy/ledger-purpose';
import { isRecord } from '@/lib/domain/shared/json';
import styles from './HeldRows.module.css';

/** One item with every field that is set; what it says is shown as text, whatever it is. */
export function HeldItem({ table, row }: { table: TableWords; row: HeldRow }) {
  const speech = useSpeech();
  const { t } = speech;
  const ask = useEraseAsk();
  const fields = table.fields.filter(({ name }) => name !== 'id' && isSet(row.fields[name]));
  return (
    <li className={styles.item}>
      <bdi className={styles.id}>{t('hold.item', { id: row.id })}</bdi>
      <dl>
        {fields.map((field) => (
          <div key={field.name} className={styles.field}>
            <dt title={field.why}>{field.name}</dt>
            <Value text={shownValue({ table, row, field }, speech)} />
          </div>
        ))}
      </dl>
      {table.name === 'drafts' ? <RemoveDraft id={row.id} /> : null}
      {table.isPeople ? (
        <div>
          <Button size="small" look="danger" onPress={() => ask(row.id)}>
            {t('hold.eraseThis')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

/** A long value scrolls in its place, so the keyboard must be able to go there. */
function Value({ text }: { text: string }) {
  const isLong = text.length > 200 || text.split('\n').length > 6;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a place that scrolls is one that keys use
    <dd className={styles.value} {...(isLong ? { tabIndex: 0 } : {})}>
      <bdi>{text}</bdi>
    </dd>
  );
}

function isSet(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (Array.isArray(value)) return value.length > 0;
  return !isRecord(value) || Object.keys(value).length > 0;
}

interface Shown {
  readonly table: TableWords;
  readonly row: HeldRow;
  readonly field: FieldWords;
}

function shownValue({ table, row, field }: Shown, { t, time, language }: PrivacySpeech): string {
  const value = row.fields[field.name];
  const isLedger = table.name === 'ledger';
  if (field.show === 'secret') return t('hold.secret');
  if (isLedger && field.name === 'purpose') return t(`ledger.${purposeOfLine(value, row.fields['path'])}`);
  if (isLedger && field.name === 'categories' && Array.isArray(value)) {
    return value.map((code) => kindWords(String(code), language)).join('\n');
  }
  return valueText(value, field, time);
}

function valueText(value: unknown, field: FieldWords, time: PrivacySpeech['time']): string {
  if (field.show === 'time' && typeof value === 'number' && Math.abs(value) < 8_640_000_000_000_000) {
    return time.full(value);
  }
  if (field.show === 'set' && isRecord(value)) return Object.keys(value).sort().join('\n');
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 1);
}
