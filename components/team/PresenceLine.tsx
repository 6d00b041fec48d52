import { usePresence } from '@/lib/app/use-presence';
import { useOthers } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import type { OpenChat } from '@/lib/app/views';
import { Notice } from '../ui/Notice';
import styles from './PresenceLine.module.css';

/** Who else is in this chat, so that nobody is answered twice. It warns, and never stands in the way. */
export function PresenceLine({ chat }: { readonly chat: OpenChat }) {
  const { t } = useText();
  const isTeam = useOthers().length > 0;
  const isSure = chat.certainty !== 'conflict' && chat.identities.length > 0;
  const { others, isAnsweredElsewhere } = usePresence(chat, isTeam && isSure);
  if (others.length === 0 && !isAnsweredElsewhere) return null;
  const isWarning = isAnsweredElsewhere || others.some(({ state }) => state !== 'viewing');
  return (
    <div className={styles.line}>
      <Notice tone={isWarning ? 'warn' : 'plain'} announce>
        {others.map(({ seat, name, state }) => (
          <p key={seat}>{t(`presence.${state}`, { name })}</p>
        ))}
        {isAnsweredElsewhere ? <p>{t('presence.phone')}</p> : null}
      </Notice>
    </div>
  );
}
