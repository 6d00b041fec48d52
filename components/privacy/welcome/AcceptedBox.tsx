import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { pages } from '@/lib/app/pages';
import { useJob } from '@/lib/app/use-job';
import { useSpeech } from '@/lib/app/use-speech';
import styles from './ChoiceBox.module.css';

/** After Accept, at once and whenever the page is opened again: the next step. */
export function AcceptedBox({ paused }: { paused: boolean }) {
  const { t } = useSpeech();
  const open = useJob('whatsapp.open');
  return (
    <section className={styles.box} aria-labelledby="choice">
      <h2 id="choice" className={styles.question}>
        {t(paused ? 'welcome.acceptedPaused.title' : 'welcome.accepted.title')}
      </h2>
      <p role="status">{t(paused ? 'welcome.acceptedPaused.text' : 'welcome.accepted.text')}</p>
      <div className={styles.links}>
        <Button look="main" isDisabled={open.running} onPress={() => void open.run({})}>
          {t('welcome.openWhatsApp')}
        </Button>
        <Button onPress={() => void pages.openOptions()}>{t('welcome.options')}</Button>
      </div>
      <p className={styles.small}>{t('welcome.openWhatsAppHint')}</p>
      {open.outcome?.ok === false ? (
        <Notice tone="danger" announce>
          <strong>{t('welcome.lost.title')}.</strong> {t('welcome.lost.text')}
        </Notice>
      ) : null}
      <p className={styles.small}>{t('welcome.withdrawn')}</p>
    </section>
  );
}
