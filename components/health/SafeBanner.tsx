import { useHost, useSidebar } from '@/lib/app/sidebar';
import { useHealthWords } from '@/lib/app/use-health-words';
import { useJob } from '@/lib/app/use-job';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import styles from './SafeBanner.module.css';

/** Says that the page is not understood any more, and how to go on by hand. */
export function SafeBanner() {
  const { view, ui, framed } = useSidebar();
  const isSafe = useHost(({ view }) => view?.safe === true);
  const { t } = useHealthWords(useText());
  const work = useJob('work.open');
  if (!isSafe) return null;
  return (
    <div className={styles.banner}>
      <Notice
        tone="warn"
        announce
        action={
          <>
            {view === 'work' ? (
              <Button size="small" onPress={() => ui.setState({ health: true })}>
                {t('safe.more')}
              </Button>
            ) : null}
            {framed ? (
              <Button size="small" isBusy={work.running} onPress={() => void work.run({})}>
                {t('safe.panel')}
              </Button>
            ) : null}
          </>
        }
      >
        <strong>{t('safe.title')}.</strong> {t('safe.text')}
      </Notice>
    </div>
  );
}
