import { useEffect, useState } from 'react';
import { HealthPanel } from '@/components/health/HealthPanel';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { useHubLink } from '@/lib/app/hub-context';
import { pages } from '@/lib/app/pages';
import { tableWords } from '@/lib/app/table-words';
import { useGate, type KnownGate } from '@/lib/app/use-gate';
import { useJob } from '@/lib/app/use-job';
import { useSpeech } from '@/lib/app/use-speech';
import type { WipeReceipt } from '@/lib/app/views';
import { PolicyNews } from '../PolicyNews';
import { PolicySection } from '../PolicySection';
import { ChoicePanel } from './ChoicePanel';
import { DataPanels } from './DataPanels';
import { WipedPage } from './WipedPage';
import styles from './OptionsPage.module.css';

/** The privacy centre: what is kept, taking it along, erasing it, switching off. */
export function OptionsPage() {
  const { t, language } = useSpeech();
  const link = useHubLink();
  const gate = useGate();
  const [wiped, setWiped] = useState<WipeReceipt | null>(null);
  useEffect(() => {
    document.title = `${t('options.title')} – ${t('app.name')}`;
  }, [t]);
  if (wiped !== null || link.wiped) return <WipedPage receipt={wiped} tables={tableWords(language)} />;
  return (
    <main className={styles.page}>
      <Header gate={gate.state === 'known' ? gate.gate : null} />
      {link.phase === 'reconnecting' ? <Notice tone="warn">{t('options.reconnecting')}</Notice> : null}
      {link.phase === 'refused' ? (
        <Notice
          tone="danger"
          action={<Button onPress={() => location.reload()}>{t('options.reload')}</Button>}
        >
          {t('options.refused')}
        </Notice>
      ) : null}
      <PolicyNews />
      <DataPanels tables={tableWords(language)} onWiped={setWiped} />
      {gate.state === 'known' ? <ChoicePanel gate={gate.gate} onChosen={gate.ask} /> : null}
      <HealthPanel />
      <PolicySection />
      <footer className={styles.foot}>
        <span>{t('about.version', { version: pages.version() })}</span>
        <Button look="quiet" size="small" onPress={() => void pages.openWelcome()}>
          {t('about.welcome')}
        </Button>
      </footer>
    </main>
  );
}

function Header({ gate }: { gate: KnownGate | null }) {
  const { t } = useSpeech();
  const work = useJob('work.open');
  return (
    <header className={styles.head}>
      <div className={styles.heading}>
        <h1 className={styles.title}>{t('options.title')}</h1>
        <p className={styles.lead}>{t('options.lead')}</p>
      </div>
      <div className={styles.side}>
        {gate === null ? null : (
          <span className={styles.state} data-gate={gate}>
            {t(`options.state.${gate}`)}
          </span>
        )}
        <Button isDisabled={work.running || gate !== 'open'} onPress={() => void work.run({})}>
          {t('options.work')}
        </Button>
      </div>
    </header>
  );
}
