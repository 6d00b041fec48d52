import DoorClosed from 'lucide-react/icons/door-closed';
import { useAct } from '@/lib/app/use-act';
import { useText } from '@/lib/app/use-text';
import type { OpenChat } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { ContactHeading } from './ContactHeading';
import styles from './KeptOut.module.css';

/** A personal chat: says that nothing is kept, and offers the way back. */
export function KeptOut({ chat }: { readonly chat: OpenChat }) {
  const act = useAct();
  const { t } = useText();
  const identities = chat.identities.map(({ kind, value }) => ({ kind, value }));
  return (
    <section className={styles.out}>
      <ContactHeading name={chat.title} />
      <p className={styles.state}>
        <DoorClosed aria-hidden="true" />
        <strong>{t('keepOut.title')}</strong>
      </p>
      <p>{t('keepOut.text')}</p>
      <Button size="small" onPress={() => void act('chat.keep-out', { identities, on: false })}>
        {t('keepOut.letIn')}
      </Button>
    </section>
  );
}
