import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { Progress } from '@/components/ui/Progress';
import type { ExportReceipt } from '@/lib/app/run-export';
import type { TableWords } from '@/lib/app/table-words';
import { useExport, type ExportState } from '@/lib/app/use-export';
import { useSpeech } from '@/lib/app/use-speech';
import { CountList } from './CountList';
import { Panel } from './Panel';
import styles from './ExportPanel.module.css';

/** Everything as one file: one press, with progress, cancel, and what was written at the end. */
export function ExportPanel({ tables }: { tables: readonly TableWords[] }) {
  const { t } = useSpeech();
  const job = useExport();
  const running = job.state.kind === 'running';
  return (
    <Panel jump="export" title={t('export.title')} lead={t('export.text')}>
      <div className={styles.buttons}>
        <Button look="main" isDisabled={running} onPress={() => void job.start('downloads')}>
          {t('export.button')}
        </Button>
        {job.canChoose ? (
          <Button look="quiet" isDisabled={running} onPress={() => void job.start('chosen')}>
            {t('export.choose')}
          </Button>
        ) : null}
      </div>
      <ExportOutcome state={job.state} tables={tables} onCancel={job.cancel} />
    </Panel>
  );
}

interface OutcomeProps {
  readonly state: ExportState;
  readonly tables: readonly TableWords[];
  readonly onCancel: () => void;
}

function ExportOutcome({ state, tables, onCancel }: OutcomeProps) {
  const { t, size } = useSpeech();
  if (state.kind === 'idle') return null;
  if (state.kind === 'done') return <ExportDone receipt={state.receipt} tables={tables} />;
  if (state.kind === 'failed') {
    return (
      <Notice tone={state.code === 'cancelled' ? 'plain' : 'danger'} announce>
        {t(`export.failed.${state.code}`)}
      </Notice>
    );
  }
  const { lines, ofLines, bytes } = state.progress;
  const label =
    ofLines === 0 && bytes === 0
      ? t('export.starting')
      : t('export.running', { lines, of: ofLines, size: size(bytes) });
  return (
    <div className={styles.running}>
      <Progress label={label} {...(ofLines === 0 ? {} : { value: lines, max: ofLines })} />
      <Button size="small" onPress={onCancel}>
        {t('export.cancel')}
      </Button>
    </div>
  );
}

function ExportDone({ receipt, tables }: { receipt: ExportReceipt; tables: readonly TableWords[] }) {
  const { t, size } = useSpeech();
  return (
    <Notice tone="good" announce>
      <div className={styles.done}>
        <strong>{t('export.done', { name: receipt.fileName })}</strong>
        <span>{t('export.doneText')}</span>
        {receipt.leftOut === 0 ? null : <strong>{t('export.leftOut', { count: receipt.leftOut })}</strong>}
        <dl className={styles.facts}>
          <dt>{t('export.size')}</dt>
          <dd>{size(receipt.bytes)}</dd>
          <dt>{t('export.sum')}</dt>
          <dd>
            <code>{receipt.sha256}</code>
          </dd>
        </dl>
        <CountList title={t('export.counts')} counts={receipt.counts} tables={tables} />
      </div>
    </Notice>
  );
}
