import { useRef } from 'react';
import { useHost, useSidebar, useUi } from '@/lib/app/sidebar';
import { useNow } from '@/lib/app/use-now';
import { useQuery } from '@/lib/app/use-query';
import { useShortcuts } from '@/lib/app/use-shortcuts';
import { useTeam } from '@/lib/app/use-team';
import type { WorkPlace } from '@/lib/app/ui-state';
import { useText } from '@/lib/app/use-text';
import { dayEnd } from '@/lib/domain/follow-up/day-end';
import { AccountLine } from '../account/AccountLine';
import { HealthScreen } from '../health/HealthScreen';
import { HostAbsent } from '../shell/HostAbsent';
import { SearchBox } from '../search/SearchBox';
import { SearchResults } from '../search/SearchResults';
import { useSearch } from '../search/use-search';
import { InboxPanel } from '../team/InboxPanel';
import { Tabs } from '../ui/Tabs';
import { ContactPage } from './ContactPage';
import { ContactsPanel } from './ContactsPanel';
import { NeedsReply } from './NeedsReply';
import { PolicyLine } from './PolicyLine';
import { SampleNotice } from './SampleNotice';
import { TodayPanel } from './TodayPanel';
import styles from './WorkSidebar.module.css';

const places: readonly WorkPlace[] = ['today', 'contacts', 'inbox'];

/** How much there is that this seat has not seen; nothing where there is no team. */
function useForYou(): number | null {
  const team = useTeam();
  const given = useQuery('team.given', { limit: 1 }).value;
  const mentions = useQuery('team.mentions', { limit: 1 }).value;
  return team == null ? null : (given?.count ?? 0) + (mentions?.unread ?? 0);
}

function Places() {
  const { ui } = useSidebar();
  const { t } = useText();
  const place = useUi((state) => state.place);
  const now = useNow();
  const day = { now, dayEnd: dayEnd(now, Temporal.Now.timeZoneId()) };
  // The counts; each group asks for its own rows.
  const owner = useUi((state) => state.owner);
  const today = useQuery('work.today', { ...day, limit: 1, owner });
  const forYou = useForYou();
  const due = (today.value?.overdue.count ?? 0) + (today.value?.today.count ?? 0);
  return (
    <Tabs
      label={t('work.tabs')}
      selected={place}
      onSelect={(id) => ui.setState({ place: places.find((each) => each === id) ?? 'today' })}
      tabs={[
        {
          id: 'today',
          label: t('work.today'),
          count: due,
          panel: <TodayPanel answer={today} day={day} top={<NeedsReply now={day.now} />} />,
        },
        { id: 'contacts', label: t('work.contacts'), panel: <ContactsPanel /> },
        ...(forYou === null
          ? []
          : [{ id: 'inbox', label: t('inbox.title'), count: forYou, panel: <InboxPanel /> }]),
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
      <PolicyLine />
      <SampleNotice />
      {search.text.trim() === '' ? <Places /> : <SearchResults search={search} />}
      <AccountLine onEdit={(id) => ui.setState({ contactId: id, openFailed: null })} />
    </div>
  );
}
