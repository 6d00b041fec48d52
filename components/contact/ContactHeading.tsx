import { useShownName } from '@/lib/app/use-no-name';
import { useText } from '@/lib/app/use-text';
import { ClampedText } from '../ui/ClampedText';
import styles from './ContactHeading.module.css';

/** The name on top. A very long one is clamped with a way to see all of it; the heading always holds all of it. */
export function ContactHeading({ name }: { readonly name: string }) {
  const { t } = useText();
  const shown = useShownName();
  return (
    <ClampedText
      as="h1"
      className={styles.name}
      text={shown(name)}
      more={t('contact.fullName')}
      less={t('contact.lessName')}
    />
  );
}
