import ArrowLeft from 'lucide-react/icons/arrow-left';
import { useSidebar } from '@/lib/app/sidebar';
import { useHealth } from '@/lib/app/use-health';
import { useHealthWords } from '@/lib/app/use-health-words';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import styles from './HealthScreen.module.css';
import { HealthView } from './HealthView';

/** The health page inside Work. */
export function HealthScreen() {
  const { host, ui } = useSidebar();
  const state = useHealth(host);
  const speech = useHealthWords(useText());
  const { t } = speech;
  return (
    <section className={styles.screen} aria-label={t('health.title')}>
      <div className={styles.bar}>
        <Button look="quiet" size="small" onPress={() => ui.setState({ health: false })}>
          <ArrowLeft aria-hidden="true" className={styles.back} />
          {t('health.back')}
        </Button>
      </div>
      <div className={styles.scroll}>
        <h2 className={styles.title}>{t('health.title')}</h2>
        <HealthView state={state} speech={speech} />
      </div>
    </section>
  );
}
