import { useEffect, useState } from 'react';
import { useHub, useHubLink } from '@/lib/app/hub-context';
import { useHost, useHostCall, useSidebar } from '@/lib/app/sidebar';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import styles from './StatusBar.module.css';

const patience = 400;

/** Whether a loss has lasted long enough to speak of; most are over within a few milliseconds. */
function useLasting(now: boolean): boolean {
  const [lasting, setLasting] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLasting(now), now ? patience : 0);
    return () => clearTimeout(timer);
  }, [now]);
  return now && lasting;
}

function Reconnecting() {
  const hub = useHub();
  const { t } = useText();
  const waiting = hub.unanswered();
  const text = waiting === 0 ? t('state.reconnecting') : t('state.waiting', { count: waiting });
  return (
    <Notice tone="warn" announce>
      {text}
    </Notice>
  );
}

/** One line on top when something is not as usual: reconnecting, updated, refused. */
export function StatusBar() {
  const link = useHubLink();
  const call = useHostCall();
  const isStale = useHost(({ view }) => view?.stale === true);
  const { version } = useSidebar();
  const { t } = useText();
  const reconnecting = useLasting(link.phase === 'reconnecting' || link.phase === 'connecting');
  const loading = useLasting(link.phase === 'open' && link.state === 'loading');
  const refused = useLasting(link.phase === 'refused');
  const stale = isStale || link.otherBuild;
  if (!stale && !refused && !reconnecting && !loading) return null;
  const refresh = (
    <Button size="small" onPress={() => void call('page.refresh', {})}>
      {t('state.refresh')}
    </Button>
  );
  return (
    <div className={styles.bar}>
      {stale ? (
        <Notice announce action={refresh}>
          {t('state.stale', { version })}
        </Notice>
      ) : null}
      {refused ? (
        <Notice tone="warn" announce action={refresh}>
          {t('state.refused')}
        </Notice>
      ) : null}
      {reconnecting && !refused ? <Reconnecting /> : null}
      {loading ? <Notice announce>{t('state.loading')}</Notice> : null}
    </div>
  );
}
