import { useState } from 'react';
import Plus from 'lucide-react/icons/plus';
import { useNow } from '@/lib/app/use-now';
import { usePage } from '@/lib/app/use-page';
import { useText } from '@/lib/app/use-text';
import { PagedList } from '../shell/PagedList';
import { Button } from '../ui/Button';
import { Disclosure } from '../ui/Disclosure';
import { Section } from '../ui/Section';
import { FollowUpForm } from './FollowUpForm';
import { FollowUpItem } from './FollowUpItem';

const pageSize = 50;

interface ListProps {
  readonly contactId: string;
  readonly done: boolean;
}

function FollowUpList({ contactId, done }: ListProps) {
  const { t } = useText();
  const now = useNow();
  return (
    <PagedList
      query="follow-up.list"
      args={(window) => ({ contactId, done, ...window })}
      pageSize={pageSize}
      renderRow={(followUp) => <FollowUpItem key={followUp.id} followUp={followUp} now={now} />}
      more={t('work.more')}
    />
  );
}

function Finished({ contactId }: { readonly contactId: string }) {
  const { t } = useText();
  const count = usePage('follow-up.list', { contactId, done: true, offset: 0, limit: pageSize })?.count ?? 0;
  if (count === 0) return null;
  return (
    <Disclosure title={t('followUp.finished', { count })}>
      <FollowUpList contactId={contactId} done />
    </Disclosure>
  );
}

/** What was promised to this contact, the next on top. */
export function FollowUpSection({ contactId }: { readonly contactId: string }) {
  const { t } = useText();
  const [adding, setAdding] = useState(false);
  const add = (
    <Button look="quiet" size="small" onPress={() => setAdding(true)}>
      <Plus aria-hidden="true" />
      {t('followUp.add')}
    </Button>
  );
  return (
    <Section title={t('followUp.title')} aside={adding ? undefined : add}>
      {adding ? <FollowUpForm contactId={contactId} onClose={() => setAdding(false)} /> : null}
      <FollowUpList contactId={contactId} done={false} />
      <Finished contactId={contactId} />
    </Section>
  );
}
