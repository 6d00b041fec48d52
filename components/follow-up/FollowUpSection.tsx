import { useState } from 'react';
import Plus from 'lucide-react/icons/plus';
import { useNow } from '@/lib/app/use-now';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import type { FollowUpView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { Disclosure } from '../ui/Disclosure';
import { Section } from '../ui/Section';
import { FollowUpForm } from './FollowUpForm';
import { FollowUpItem } from './FollowUpItem';
import styles from './FollowUpSection.module.css';

const most = 200;

function Finished({ rows }: { readonly rows: readonly FollowUpView[] }) {
  const { t } = useText();
  const now = useNow();
  if (rows.length === 0) return null;
  return (
    <Disclosure title={t('followUp.finished', { count: rows.length })}>
      <ul className={styles.list}>
        {rows.map((followUp) => (
          <FollowUpItem key={followUp.id} followUp={followUp} now={now} />
        ))}
      </ul>
    </Disclosure>
  );
}

/** What was promised to this contact, the next on top. */
export function FollowUpSection({ contactId }: { readonly contactId: string }) {
  const { t } = useText();
  const now = useNow();
  const [adding, setAdding] = useState(false);
  const rows = useQuery('follow-up.list', { contactId, offset: 0, limit: most }).value?.rows ?? [];
  const open = rows.filter((each) => each.doneAt === null);
  const add = (
    <Button look="quiet" size="small" onPress={() => setAdding(true)}>
      <Plus aria-hidden="true" />
      {t('followUp.add')}
    </Button>
  );
  return (
    <Section title={t('followUp.title')} aside={adding ? undefined : add}>
      {adding ? <FollowUpForm contactId={contactId} onClose={() => setAdding(false)} /> : null}
      {open.length === 0 ? null : (
        <ul className={styles.list}>
          {open.map((followUp) => (
            <FollowUpItem key={followUp.id} followUp={followUp} now={now} />
          ))}
        </ul>
      )}
      <Finished rows={rows.filter((each) => each.doneAt !== null)} />
    </Section>
  );
}
