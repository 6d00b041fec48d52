import { useState, type ReactNode } from 'react';
import { AccountPanel } from '@/components/account/AccountPanel';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { Skeleton } from '@/components/ui/Skeleton';
import { EraseAskContext } from '@/lib/app/erase-ask';
import { useAccountText } from '@/lib/app/use-account-text';
import { useHubLink } from '@/lib/app/hub-context';
import { pages } from '@/lib/app/pages';
import type { TableWords } from '@/lib/app/table-words';
import { useLast } from '@/lib/app/use-last';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import { useHeldUnopened } from '@/lib/app/use-held-unopened';
import type { WipeReceipt } from '@/lib/app/views';
import { DamagedPanel } from './DamagedPanel';
import { targetOfAddress, type EraseTarget } from './erase-target';
import { ErasePanel } from './ErasePanel';
import { ExportPanel } from './ExportPanel';
import { HoldPanel } from './HoldPanel';
import { JumpList } from './JumpList';
import { MarksPanel } from './MarksPanel';
import { Panel } from './Panel';
import { PresencePanel } from './PresencePanel';
import { SamplePanel } from './SamplePanel';
import { WipeDialog } from './WipeDialog';

export interface DataPanelsProps {
  readonly tables: readonly TableWords[];
  readonly onWiped: (receipt: WipeReceipt) => void;
}

/** Everything that needs the store, in each state the store can be in. Erasing everything is possible in all of them. */
export function DataPanels({ tables, onWiped }: DataPanelsProps) {
  const link = useHubLink();
  const held = useLast(useQuery('held.tables', {}).value);
  const status = useLast(useQuery('status', {}).value);
  const [target, setTarget] = useState<EraseTarget | null>(() => targetOfAddress(location.hash));
  const erase = (
    <ErasePanel
      tables={tables}
      pending={status?.pendingErasures ?? []}
      canEraseOne={held !== undefined && link.state !== 'broken'}
      target={target}
      setTarget={setTarget}
      onWiped={onWiped}
    />
  );
  if (link.state === 'broken') return <Broken why={link.why}>{erase}</Broken>;
  if (held === undefined) return <NotYet waiting={link.state !== 'inert'} tables={tables} />;
  return (
    <EraseAskContext value={(contactId) => setTarget({ kind: 'customer', contactId })}>
      <JumpList />
      <HoldPanel tables={tables} held={held} />
      <AccountSection tables={tables} onWiped={onWiped} />
      <ExportPanel tables={tables} />
      <MarksPanel />
      <PresencePanel />
      {erase}
      {(status?.quarantined ?? 0) > 0 ? <DamagedPanel /> : null}
      {(status?.sample ?? 0) > 0 ? <SamplePanel count={status?.sample ?? 0} /> : null}
    </EraseAskContext>
  );
}

interface BrokenProps {
  readonly why: ReturnType<typeof useHubLink>['why'];
  readonly children: ReactNode;
}

/** The store does not open: why, and what is possible all the same. */
function Broken({ why = 'broken', children }: BrokenProps) {
  const { t } = useSpeech();
  return (
    <>
      <Notice tone="danger" announce>
        <strong>{t('options.broken.title')}.</strong> {t(`options.broken.${why}`)}
      </Notice>
      {children}
    </>
  );
}

/** The account; signing out may lead to erasing everything, which asks as it always does. */
function AccountSection({ tables, onWiped }: DataPanelsProps) {
  const { t } = useAccountText();
  const [wiping, setWiping] = useState(false);
  return (
    <Panel jump="account" title={t('title')} lead={t('lead')}>
      <AccountPanel onWipe={() => setWiping(true)} />
      {wiping ? <WipeDialog tables={tables} onClose={() => setWiping(false)} onWiped={onWiped} /> : null}
    </Panel>
  );
}

/** Before the first answer; and while nobody has accepted, when there is at most the choice. */
function NotYet({ waiting, tables }: { waiting: boolean; tables: readonly TableWords[] }) {
  const { t } = useSpeech();
  const held = useHeldUnopened();
  if (waiting) return <Skeleton label={t('options.loading')} lines={6} />;
  return (
    <>
      <Notice action={<Button onPress={() => void pages.openWelcome()}>{t('options.inert.open')}</Button>}>
        <strong>{t('options.inert.title')}.</strong> {t('options.inert.text')}
      </Notice>
      <HoldPanel tables={tables} held={held} />
    </>
  );
}
