import { onEnd } from '@/lib/platform/on-end';
import type { Identity } from '@/lib/domain/contact/identity';
import { phoneOfTitle } from '../text/phone-title';
import { watchPath } from '../page/watch-path';
import type { ListFollower } from './follow-list';
import {
  isSameRow,
  isSearching,
  readRows,
  unreadOf,
  type ListedIn,
  type RenderedRow,
  type RowMemory,
} from './read-rows';
import { watchList } from './watch-list';

/** A chat whose line is in the page and of whom it is certain who it is. */
export interface RowChat {
  readonly key: string;
  readonly identities: readonly Identity[];
}

/** What a line shall carry: drawn into a closed root, drawn again only when `look` differs. */
export interface RowMark {
  readonly look: string;
  readonly style: string;
  readonly paint: (root: ShadowRoot) => void;
}

/** Who decides about the marks. */
export interface RowMarker {
  /** The chats whose lines are in the page, after every change. */
  onRows(chats: readonly RowChat[]): void;
  markOf(key: string): RowMark | undefined;
}

/** Marks on the lines of the chat list, while the signal lasts. */
export interface MarkedRows {
  /** Asks again for the mark of every line. */
  refresh(): void;
}

/** What is known of such a chat; without modules nobody says how much is unread. */
interface KnownChat extends RowChat {
  readonly unread?: number;
}

interface Placed {
  readonly row: RenderedRow;
  readonly key: string;
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  look: string;
}

interface Marking {
  readonly place: MarkPlace;
  readonly placed: Map<Element, Placed>;
  readonly memory: RowMemory;
}

/** What marking needs. */
export interface MarkPlace extends ListedIn {
  readonly list: ListFollower;
  readonly marker: RowMarker;
  readonly signal: AbortSignal;
}

/**
 * Keeps marks on the lines that the page has at the moment. A line is a chat's only if its name belongs to one chat
 * of the whole list, or is a phone number; as soon as the name in it is another, its mark is gone, before the page
 * can paint.
 */
export function markRows(place: MarkPlace): MarkedRows {
  const { document, list, signal } = place;
  const placed = new Map<Element, Placed>();
  const marking: Marking = { place, placed, memory: new WeakMap() };
  let shown: Element | undefined;
  const end = (): void => {
    sight.disconnect();
    for (const each of placed.values()) each.host.remove();
    placed.clear();
  };
  const check = (): void => {
    for (const [cell, each] of placed) if (!holds(each)) drop(placed, cell);
  };
  const sight = new MutationObserver(check);
  const pass = (element: Element): void => {
    shown = element;
    arrange(marking, element);
    sight.disconnect();
    for (const { row } of placed.values()) watchPath(sight, row.titleElement, row.cell);
  };
  const again = (): void => {
    if (shown?.isConnected === true && !document.hidden) pass(shown);
  };
  onEnd(signal, end);
  list.start();
  list.onChange(again, signal);
  watchList(place, pass, signal);
  return { refresh: again };
}

/** The line still stands in the page, with our mark in it, and bears the name that it was marked for. */
function holds({ row, host }: Placed): boolean {
  return host.parentNode === row.cell && isSameRow(row);
}

function drop(placed: Map<Element, Placed>, cell: Element): void {
  placed.get(cell)?.host.remove();
  placed.delete(cell);
}

function arrange({ place, placed, memory }: Marking, element: Element): void {
  if (place.signal.aborted) return;
  const rows = isSearching(place) ? [] : readRows(element, memory, place.selectors).rows;
  const certain = new Map<Element, { row: RenderedRow; chat: KnownChat }>();
  for (const row of onlyOnce(rows)) {
    const chat = chatOf(place, row);
    if (chat !== undefined) certain.set(row.cell, { row, chat });
  }
  for (const [cell, each] of placed) {
    if (certain.get(cell)?.chat.key !== each.key) drop(placed, cell);
  }
  place.marker.onRows([...certain.values()].map(({ chat }) => chat));
  for (const each of certain.values()) put(place, placed, each);
}

/** Two lines of one name say that the name means nobody. */
function onlyOnce(rows: readonly RenderedRow[]): readonly RenderedRow[] {
  const names = new Map<string, number>();
  for (const { name } of rows) names.set(name, (names.get(name) ?? 0) + 1);
  return rows.filter(({ name }) => names.get(name) === 1);
}

function chatOf(place: MarkPlace, row: RenderedRow): KnownChat | undefined {
  const booked = place.list.named(row.name);
  if (booked !== undefined) return booked;
  const phone = phoneOfTitle(row.title);
  return phone === undefined ? undefined : { key: phone, identities: [{ kind: 'phone', value: phone }] };
}

function put(
  place: MarkPlace,
  placed: Map<Element, Placed>,
  { row, chat: { key, unread } }: { row: RenderedRow; chat: KnownChat },
): void {
  const mark = place.marker.markOf(key);
  const before = placed.get(row.cell);
  if (mark === undefined) return drop(placed, row.cell);
  if (before !== undefined) {
    if (before.look === mark.look) return;
    before.look = mark.look;
    before.host.style.cssText = mark.style;
    mark.paint(before.root);
    return;
  }
  // The page may be ahead of what we know: a new chat of the same name looks just so for a moment.
  if (unread !== undefined && (unreadOf(row.row, place.selectors) ?? unread) !== unread) return;
  const host = place.document.createElement('div');
  const root = host.attachShadow({ mode: 'closed' });
  host.style.cssText = mark.style;
  mark.paint(root);
  row.cell.append(host);
  placed.set(row.cell, { row, key, host, root, look: mark.look });
}
