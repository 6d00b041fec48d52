import { useEffect } from 'react';
import { useJob } from '@/lib/app/use-job';
import type { HealthSpeech } from '@/lib/app/use-health-words';
import { Notice } from '../ui/Notice';

/** What a release has switched off on this computer, and what was not believed; silent while there is neither. */
export function ConfigLine({ speech: { t } }: { readonly speech: HealthSpeech }) {
  const { run, outcome } = useJob('config.read');
  useEffect(() => void run({}), [run]);
  if (outcome?.ok !== true) return null;
  const { version, off, refused } = outcome.value;
  return (
    <>
      {off.length === 0 ? null : (
        <Notice>{t('health.config.off', { version: String(version), features: off.join(', ') })}</Notice>
      )}
      {refused === null ? null : <Notice tone="warn">{t(`health.config.${refused.code}`)}</Notice>}
    </>
  );
}
