import { useEffect } from 'react';
import { releaseStanding } from '@/lib/app/release-standing';
import type { HealthSpeech } from '@/lib/app/use-health-words';
import { useJob } from '@/lib/app/use-job';
import { Notice } from '../ui/Notice';

export interface ReleaseLineProps {
  /** As WhatsApp Web says it; empty where it says none. */
  readonly release: string;
  readonly speech: HealthSpeech;
}

/** Says that WhatsApp Web is another release than those that were checked; silent where it is one of them, or not known. */
export function ReleaseLine({ release, speech: { t } }: ReleaseLineProps) {
  const { run, outcome } = useJob('releases.read');
  useEffect(() => void run({}), [run]);
  if (outcome?.ok !== true) return null;
  const standing = releaseStanding(release, outcome.value);
  if (standing === 'checked' || standing === 'unknown') return null;
  return <Notice>{t(`health.release.${standing}`, { release })}</Notice>;
}
