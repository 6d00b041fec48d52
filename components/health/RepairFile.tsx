import { useState, type ChangeEvent } from 'react';
import { takesRepairFiles } from '@/lib/app/repair';
import { useJob } from '@/lib/app/use-job';
import type { HealthSpeech } from '@/lib/app/use-health-words';
import { Notice } from '../ui/Notice';
import styles from './RepairFile.module.css';

const longest = 64_000;
type Outcome = 'done' | 'old' | 'wrong';

/** Takes a signed file with newer selectors; there is no such thing in a build that knows no key. */
export function RepairFile({ t }: { readonly t: HealthSpeech['t'] }) {
  const { run } = useJob('repair.load');
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (!takesRepairFiles()) return null;
  const load = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const [file] = event.target.files ?? [];
    if (file === undefined) return;
    if (file.size > longest) {
      setOutcome('wrong');
      return;
    }
    const answer = await run({ file: await file.text() });
    setOutcome(answer.ok ? 'done' : answer.code === 'not-newer' ? 'old' : 'wrong');
  };
  return (
    <div className={styles.repair}>
      <label className={styles.label}>
        <span>{t('health.repair')}</span>
        <input type="file" accept=".json,application/json" onChange={(event) => void load(event)} />
      </label>
      <p className={styles.words}>{t('health.repair.text')}</p>
      {outcome === null ? null : (
        <Notice tone={outcome === 'done' ? 'good' : 'warn'} announce>
          {t(`health.repair.${outcome}`)}
        </Notice>
      )}
    </div>
  );
}
