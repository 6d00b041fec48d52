import { useState } from 'react';
import { copyText } from '@/lib/app/copy-text';
import type { HealthSpeech } from '@/lib/app/use-health-words';
import { Button } from '../ui/Button';
import styles from './ReportBox.module.css';

/** The report as it is copied, for everybody to read first. */
export function ReportBox({ report, t }: { readonly report: string; readonly t: HealthSpeech['t'] }) {
  const [copied, setCopied] = useState<boolean | null>(null);
  const copy = async (): Promise<void> => setCopied(await copyText(report));
  return (
    <div className={styles.box}>
      <p className={styles.words}>{t('health.report')}</p>
      <div className={styles.act}>
        <Button size="small" onPress={() => void copy()}>
          {t('health.copy')}
        </Button>
        <span role="status">{copied === null ? null : t(copied ? 'health.copied' : 'health.notCopied')}</span>
      </div>
      {/* A region that scrolls must be reachable by keyboard. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <pre className={styles.report} dir="ltr" tabIndex={0} role="region" aria-label={t('health.help')}>
        {report}
      </pre>
    </div>
  );
}
