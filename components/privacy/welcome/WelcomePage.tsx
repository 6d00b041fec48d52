import { useEffect } from 'react';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { Skeleton } from '@/components/ui/Skeleton';
import { recordWords, tableWords } from '@/lib/app/table-words';
import { useGate } from '@/lib/app/use-gate';
import { useSpeech } from '@/lib/app/use-speech';
import { PolicySection } from '../PolicySection';
import { ChoiceBox } from './ChoiceBox';
import { NoticeDetails } from './NoticeDetails';
import { NoticePoints } from './NoticePoints';
import styles from './WelcomePage.module.css';

/** What is read, kept and sent, and the question; everything a person needs before the first byte is read. */
export function WelcomePage() {
  const { t, language } = useSpeech();
  const gate = useGate();
  useEffect(() => {
    document.title = t('app.name');
  }, [t]);
  return (
    <main className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('app.name')}</h1>
        <p className={styles.lead}>{t('welcome.lead')}</p>
      </header>
      <NoticePoints />
      {gate.state === 'asking' ? <Skeleton label={t('welcome.loading')} lines={2} /> : null}
      {gate.state === 'lost' ? (
        <Notice tone="danger" announce action={<Button onPress={gate.ask}>{t('try.again')}</Button>}>
          <strong>{t('welcome.lost.title')}</strong> {t('welcome.lost.text')}
        </Notice>
      ) : null}
      {gate.state === 'known' ? <ChoiceBox gate={gate.gate} onChosen={gate.ask} /> : null}
      <NoticeDetails tables={[...tableWords(language), ...recordWords(language)]} />
      <PolicySection />
    </main>
  );
}
