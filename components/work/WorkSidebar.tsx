import { useRef } from 'react';
import { useHost, useSidebar, useUi } from '@/lib/app/sidebar';
import { useNow } from '@/lib/app/use-now';
import { useQuery } from '@/lib/app/use-query';
import { useShortcuts } from '@/lib/app/use-shortcuts';
import { useText } from '@/lib/app/use-text';
import { dayEnd } from '@/lib/domain/follow-up/day-end';
import { AccountLine } from '../account/AccountLine';
import { HealthScreen } from '../health/HealthScreen';
import { HostAbsent } from '../shell/HostAbsent';
import { SearchBox } from '../search/SearchBox';
import { SearchResults } from '../search/SearchResults';
import { useSearch } from '../search/use-search';
import { Tabs } from '../ui/Tabs';
import { ContactPage } from './ContactPage';
import { ContactsPanel } from './ContactsPanel';
import { NeedsReply } from './NeedsReply';
import { SampleNotice } from './SampleNotice';
import { TodayPanel } from './TodayPanel';
import styles from './WorkSidebar.module.css';

function Places() {
  const { ui } = useSidebar();
  const { t } = useText();
  const place = useUi((state) => state.place);
  const now = useNow();
  const day = { now, dayEnd: dayEnd(now, Temporal.Now.timeZoneId()) };
  // The counts; each group asks for its own rows.
  const today = useQuery('work.today', { ...day, limit: 1 });
  const due = (today.value?.overdue.count ?? 0) + (today.value?.today.count ?? 0);
  return (
    <Tabs
      label={t('work.tabs')}
      selected={place}
      onSelect={(id) => ui.setState({ place: id === 'contacts' ? 'contacts' : 'today' })}
      tabs={[
        {
          id: 'today',
          label: t('work.today'),
          count: due,
          panel: <TodayPanel answer={today} day={day} top={<NeedsReply now={day.now} />} />,
        },
        { id: 'contacts', label: t('work.contacts'), panel: <ContactsPanel /> },
      ]}
    />
  );
}

/** The drawer over all chats: search, what is due, everybody. It needs neither a chat nor a network. */
export function WorkSidebar() {
  const { ui } = useSidebar();
  const phase = useHost((host) => host.phase);
  const box = useRef<HTMLInputElement>(null);
  const search = useSearch();
  const contactId = useUi((state) => state.contactId);
  const health = useUi((state) => state.health);
  const focus = () => {
    ui.setState({ contactId: null, health: false });
    requestAnimationFrame(() => box.current?.focus());
  };
  useShortcuts({ '/': focus });
  if (health) return <HealthScreen />;
  if (contactId !== null) return <ContactPage key={contactId} contactId={contactId} />;
  return (
    <div className={styles.work}>
      <SearchBox search={search} boxRef={box} />
      {phase === 'none' && search.text === '' ? <HostAbsent /> : null}
      <SampleNotice />
      {search.text.trim() === '' ? <Places /> : <SearchResults search={search} />}
      <AccountLine onEdit={(id) => ui.setState({ contactId: id, openFailed: null })} />
    </div>
  );
}
