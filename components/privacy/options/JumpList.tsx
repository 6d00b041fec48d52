import { useAccountText } from '@/lib/app/use-account-text';
import { useSpeech } from '@/lib/app/use-speech';
import styles from './JumpList.module.css';

/** The parts of the page that can be jumped to; the name of each is the id of its panel. */
export type Jump = 'account' | 'export' | 'erase' | 'choice';

/** Ways past the long list of what is kept, for whoever came to do something. */
export function JumpList() {
  const { t } = useSpeech();
  const account = useAccountText();
  const jumps: readonly (readonly [Jump, string])[] = [
    ['account', account.t('title')],
    ['export', t('export.title')],
    ['erase', t('erase.title')],
    ['choice', t('choice.title')],
  ];
  return (
    <nav className={styles.jumps} aria-label={t('options.jumps')}>
      {jumps.map(([id, title]) => (
        <a key={id} className={styles.jump} href={`#${id}`}>
          {title}
        </a>
      ))}
    </nav>
  );
}
