import { useMemo } from 'react';
import ChevronRight from 'lucide-react/icons/chevron-right';
import { useSidebar, useUi } from '@/lib/app/sidebar';
import { useAskAhead, useContactWindow } from '@/lib/app/use-contact-window';
import type { ListFilter } from '@/lib/app/contact-blocks';
import { useDensity } from '@/lib/app/use-density';
import { useOpenChat } from '@/lib/app/use-open-chat';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import type { ContactSort } from '@/lib/app/ui-state';
import type { ContactRow } from '@/lib/app/views';
import { AddByHand } from '../contact/AddByHand';
import { ContactLine } from '../contact/ContactLine';
import { EmptyState } from '../ui/EmptyState';
import { NobodyHere } from '../team/NobodyHere';
import { OwnerFilter } from '../team/OwnerFilter';
import { Select } from '../ui/Select';
import { Skeleton } from '../ui/Skeleton';
import { VirtualList } from '../ui/VirtualList';
import styles from './ContactsPanel.module.css';

const all = 'all';
/** As `--row` in the tokens. */
const rowRem = { dense: 3.25, roomy: 4 } as const;
const sorts: readonly ContactSort[] = ['name', 'recent', 'due'];

/** Chooses part of the filter; each choice is drawn by itself, for drawing all of them takes a tenth of a frame each. */
function useChoose(): (part: Partial<ListFilter>) => void {
  const { ui } = useSidebar();
  const ask = useAskAhead();
  return (part) => {
    const { labelId, sort, owner } = ui.getState();
    ask({ labelId, sort, owner, ...part });
    ui.setState(part);
  };
}

function LabelFilter() {
  const { t } = useText();
  const labels = useQuery('label.list', {}).value;
  const labelId = useUi((state) => state.labelId);
  const choose = useChoose();
  const choices = useMemo(
    () => [
      { id: all, label: t('work.allLabels') },
      ...(labels ?? []).map(({ id, name }) => ({ id, label: name })),
    ],
    [labels, t],
  );
  return (
    <Select
      label={t('work.label')}
      selected={labelId ?? all}
      onSelect={(id) => choose({ labelId: id === all ? null : id })}
      choices={choices}
    />
  );
}

function SortFilter() {
  const { t } = useText();
  const sort = useUi((state) => state.sort);
  const choose = useChoose();
  const choices = useMemo(() => sorts.map((id) => ({ id, label: t(`work.sort.${id}`) })), [t]);
  return (
    <Select
      label={t('work.sort')}
      selected={sort}
      onSelect={(id) => choose({ sort: sorts.find((each) => each === id) ?? 'name' })}
      choices={choices}
    />
  );
}

function Row({
  row,
  onDetails,
}: {
  readonly row: ContactRow | undefined;
  readonly onDetails: (id: string) => void;
}) {
  const { t } = useText();
  if (row === undefined) return <div className={styles.pending} />;
  return (
    <div className={styles.row}>
      <ContactLine row={row} />
      <span
        aria-hidden="true"
        title={t('work.details')}
        className={styles.details}
        onClick={(event) => {
          event.stopPropagation();
          onDetails(row.id);
        }}
      >
        <ChevronRight />
      </span>
    </div>
  );
}

function List() {
  const { ui } = useSidebar();
  const { t } = useText();
  const openChat = useOpenChat();
  const labelId = useUi((state) => state.labelId);
  const sort = useUi((state) => state.sort);
  const owner = useUi((state) => state.owner);
  const density = useDensity();
  const contacts = useContactWindow({ labelId, sort, owner });
  const details = (contactId: string) => ui.setState({ contactId, openFailed: null });
  if (contacts.count === undefined) return <Skeleton label={t('common.loading')} lines={8} />;
  if (contacts.count === 0) {
    if (contacts.of.owner !== 'any') return <NobodyHere title={t('owner.emptyContacts')} />;
    return contacts.of.labelId === null ? (
      <EmptyState title={t('work.contactsEmpty')}>{t('work.contactsEmptyText')}</EmptyState>
    ) : (
      <EmptyState title={t('work.filteredEmpty')} />
    );
  }
  return (
    <>
      <p className={styles.count}>{t('work.count', { count: contacts.count })}</p>
      <VirtualList
        key={density}
        of={`${contacts.of.labelId ?? all} ${contacts.of.sort} ${contacts.of.owner}`}
        isStale={contacts.isStale}
        label={t('work.contacts')}
        count={contacts.count}
        rowRem={rowRem[density]}
        onSee={contacts.see}
        onOpen={(index) => {
          const row = contacts.row(index);
          if (row !== undefined) void openChat(row.id);
        }}
        onDetails={(index) => {
          const row = contacts.row(index);
          if (row !== undefined) details(row.id);
        }}
        renderRow={(index) => <Row row={contacts.row(index)} onDetails={details} />}
      />
    </>
  );
}

/** Everybody, by label and in a chosen order. */
export function ContactsPanel() {
  const { ui } = useSidebar();
  return (
    <div className={styles.panel}>
      <div className={styles.filters}>
        <LabelFilter />
        <SortFilter />
        <OwnerFilter />
      </div>
      <div className={styles.add}>
        <AddByHand onSaved={(contactId) => ui.setState({ contactId, openFailed: null })} />
      </div>
      <List />
    </div>
  );
}
