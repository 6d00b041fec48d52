import Clock from 'lucide-react/icons/clock';
import Eye from 'lucide-react/icons/eye';
import Lock from 'lucide-react/icons/lock';
import Send from 'lucide-react/icons/send';
import UserCheck from 'lucide-react/icons/user-check';
import { useSpeech } from '@/lib/app/use-speech';
import styles from './NoticePoints.module.css';

const points = [
  { key: 'welcome.reads', text: 'welcome.reads.text', Picture: Eye },
  { key: 'welcome.keeps', text: 'welcome.keeps.text', Picture: Lock },
  { key: 'welcome.sends', text: 'welcome.sends.text', Picture: Send },
  { key: 'welcome.long', text: 'welcome.long.text', Picture: Clock },
  { key: 'welcome.rights', text: 'welcome.rights.text', Picture: UserCheck },
] as const;

/** The short notice: five points, one sentence or two each. */
export function NoticePoints() {
  const { t } = useSpeech();
  return (
    <dl className={styles.points}>
      {points.map(({ key, text, Picture }) => (
        <div key={key} className={styles.point}>
          <Picture aria-hidden="true" className={styles.picture} />
          <dt className={styles.term}>{t(key)}</dt>
          <dd className={styles.text}>{t(text)}</dd>
        </div>
      ))}
    </dl>
  );
}
