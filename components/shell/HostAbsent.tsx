import { useText } from '@/lib/app/use-text';
import { EmptyState } from '../ui/EmptyState';
import styles from './HostAbsent.module.css';

/** No WhatsApp Web tab answers: how to get one. */
export function HostAbsent() {
  const { t } = useText();
  return (
    <EmptyState
      title={t('host.none.title')}
      action={
        <a className={styles.link} href="https://web.whatsapp.com/" target="_blank" rel="noreferrer">
          {t('host.open')}
        </a>
      }
    >
      {t('host.none.text')}
    </EmptyState>
  );
}
