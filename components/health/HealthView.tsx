import { healthReport } from '@/lib/app/health-report';
import { knownNames } from '@/lib/app/known-names';
import { pages } from '@/lib/app/pages';
import type { HealthState, HostHealth } from '@/lib/app/use-health';
import type { HealthSpeech } from '@/lib/app/use-health-words';
import { Disclosure } from '../ui/Disclosure';
import { Notice } from '../ui/Notice';
import { Skeleton } from '../ui/Skeleton';
import { CapabilityList } from './CapabilityList';
import styles from './HealthView.module.css';
import { ReleaseLine } from './ReleaseLine';
import { ReportBox } from './ReportBox';

export interface HealthViewProps {
  readonly state: HealthState;
  readonly speech: HealthSpeech;
}

/** What works on WhatsApp Web, what only guesses, and what to do instead of what does not work. */
export function HealthView({ state, speech }: HealthViewProps) {
  const { t } = speech;
  if (state.state === 'asking') return <Skeleton label={t('health.asking')} lines={6} />;
  if (state.state === 'none') return <Notice>{t('health.none')}</Notice>;
  const { health } = state;
  return (
    <div className={styles.view}>
      <Summary health={health} speech={speech} />
      <ReleaseLine release={health.release} speech={speech} />
      <CapabilityList capabilities={health.capabilities} now={health.at} speech={speech} />
      <Disclosure title={t('health.help')} level={3}>
        <ReportBox report={healthReport(health, pages.version(), knownNames(document))} t={t} />
      </Disclosure>
    </div>
  );
}

function Summary({ health, speech }: { readonly health: HostHealth; readonly speech: HealthSpeech }) {
  const { t } = speech;
  const count = health.capabilities.filter(({ state }) => state === 'fails').length;
  if (health.safeMode) return <Notice tone="warn">{t('health.byHand')}</Notice>;
  if (count > 0) return <Notice tone="warn">{t('health.some', { count })}</Notice>;
  return <Notice tone="good">{t('health.all')}</Notice>;
}
