import { find, findOne } from '../page/find';
import { cleanTitle } from '../text/clean-title';

/** One line of the chat list that is in the page now. */
export interface RenderedRow {
  /** What one clicks; a mark of ours stands in it. */
  readonly cell: Element;
  readonly titleElement: Element;
  /** The name exactly as the page has it: while it is the same, the line is the same chat's. */
  readonly raw: string;
  readonly title: string;
  /** Nothing where the page does not tell it in a way that we know. */
  readonly unread: number | undefined;
  /** The last message is one's own. */
  readonly sent: boolean;
  /** How far down the list it stands; the order in the document is another one. */
  readonly top: number;
}

/** What the page shows of its list of chats. */
export interface RenderedList {
  readonly rows: readonly RenderedRow[];
  readonly total: number | null;
}

/** The element that holds the list of chats. */
export function findList(document: Document): Element | undefined {
  return findOne('chatList', document);
}

/** True while somebody searches: then the list shows people and messages, not chats in their order. */
export function isSearching(document: Document): boolean {
  const field = findOne('chatSearch', document);
  const typed = field instanceof HTMLInputElement ? field.value : (field?.textContent ?? '');
  return typed.trim() !== '';
}

/** Reads the lines that are there; a line that is no chat, or whose name is not found in a known form, is left out. */
export function readRows(list: Element): RenderedList {
  const rows = find('chatRows', list)?.elements ?? [];
  return { rows: rows.map(readRow).filter((row) => row !== undefined), total: totalOf(list) };
}

/** The name as it stands in the page; our lines are compared by it. */
export function rawTitle(element: Element): string {
  return (element.getAttribute('title') ?? '').slice(0, 4_000);
}

function readRow(row: Element): RenderedRow | undefined {
  const cell = findOne('rowCell', row);
  const titleElement = findOne('rowTitle', row);
  if (cell === undefined || titleElement === undefined || !cell.contains(titleElement)) return undefined;
  const raw = rawTitle(titleElement);
  const title = cleanTitle(raw);
  if (title === '') return undefined;
  const sent = findOne('rowSent', row) !== undefined;
  return { cell, titleElement, raw, title, unread: unreadOf(row), sent, top: topOf(row) };
}

function topOf(row: Element): number {
  const style = row instanceof HTMLElement ? row.style.transform : '';
  return Number(/translateY\((\d{1,9})(?:\.\d+)?px\)/.exec(style)?.[1] ?? 0);
}

/** The digits of the badge; Arabic ones count as well. No badge at all means that nothing is unread. */
function unreadOf(row: Element): number | undefined {
  const badge = findOne('rowUnread', row);
  if (badge === undefined) return undefined;
  const text = (badge.textContent ?? '').trim();
  const digits = text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) =>
    String((digit.charCodeAt(0) & 0xf) % 10),
  );
  if (/^\d{1,5}\+?$/.test(digits)) return Number.parseInt(digits, 10);
  // A badge without a number is that of a chat which a person marked as unread.
  return text === '' ? 1 : undefined;
}

function totalOf(list: Element): number | null {
  const grid = list.matches('[aria-rowcount]') ? list : list.querySelector('[aria-rowcount]');
  const count = Number(grid?.getAttribute('aria-rowcount') ?? Number.NaN);
  return Number.isSafeInteger(count) && count >= 0 ? count : null;
}
