import { useDeferredValue, type KeyboardEvent } from 'react';
import { useSidebar, useUi } from '@/lib/app/sidebar';
import { useLast } from '@/lib/app/use-last';
import { useOpenChat } from '@/lib/app/use-open-chat';
import { useQuery } from '@/lib/app/use-query';
import type { SearchView } from '@/lib/app/views';
import { useActiveRow, type ActiveRow } from '../ui/active-row';

export interface Search {
  readonly text: string;
  readonly found: SearchView | undefined;
  readonly isFailed: boolean;
  readonly rows: ActiveRow;
  setText(text: string): void;
  /** Opens the chat of the contact in that row: contacts first, then the contacts of notes. */
  open(index: number): void;
  details(index: number): void;
  onKeyDown(event: Pick<KeyboardEvent, 'key' | 'preventDefault'>): void;
}

const page = 8;

/** What is typed, what was found, and which row the keyboard is on. The last results stay while new ones are awaited. */
export function useSearch(): Search {
  const { ui } = useSidebar();
  const openChat = useOpenChat();
  const text = useUi((state) => state.search);
  const asked = useDeferredValue(text).trim().slice(0, 200);
  const answer = useQuery('search', asked === '' ? null : { text: asked, limit: 20 });
  const found = useLast(asked === '' ? undefined : answer.value);
  const contacts = found?.contacts ?? [];
  const notes = found?.notes ?? [];
  const rows = useActiveRow(contacts.length + notes.length);
  const idAt = (index: number) => contacts[index]?.id ?? notes[index - contacts.length]?.contactId;
  const open = (index: number) => {
    const id = idAt(index);
    if (id !== undefined) void openChat(id);
  };
  const details = (index: number) => {
    const id = idAt(index);
    if (id !== undefined) ui.setState({ contactId: id, openFailed: null });
  };
  const setText = (next: string) => {
    ui.setState({ search: next });
    rows.set(-1);
  };
  const onKeyDown = (event: Pick<KeyboardEvent, 'key' | 'preventDefault'>) => {
    const { key } = event;
    if (key === 'Escape' && text !== '') setText('');
    else if (key === 'Enter' && rows.active >= 0) open(rows.active);
    else if (key === 'Enter' && contacts.length + notes.length > 0) open(0);
    else if (key === 'Home' || key === 'End' || !rows.move(key, page)) return;
    event.preventDefault();
  };
  return { text, found, isFailed: answer.status === 'failed', rows, setText, open, details, onKeyDown };
}
