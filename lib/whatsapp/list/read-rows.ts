import { find, findOne } from '../page/find';
import type { PageSelectors } from '../selectors/selector-set';
import { cleanTitle } from '../text/clean-title';
import { nameKey } from '../text/phone-title';

/** One line of the chat list that is in the page now. */
export interface RenderedRow {
  readonly row: Element;
  /** What one clicks; a mark of ours stands in it. */
  readonly cell: Element;
  readonly titleElement: Element;
  /** The name exactly as the page has it: while it is the same, the line is the same chat's. */
  readonly raw: string;
  readonly title: string;
  /** The name as it is compared. */
  readonly name: string;
}

/** Lines that were read before, by their element: one that stands as it stood is not searched through again. */
export type RowMemory = WeakMap<Element, RenderedRow>;

/** What the page shows of its list of chats. */
export interface RenderedList {
  readonly rows: readonly RenderedRow[];
  readonly total: number | null;
  /** How many lines are there, readable or not. */
  readonly lines: number;
  /** By which way they were found. */
  readonly candidate: string;
}

/** Where a list of chats is looked for, and by what. */
export interface ListedIn {
  readonly document: Document;
  readonly selectors: PageSelectors;
}

/** The element that holds the list of chats. */
export function findList({ document, selectors }: ListedIn): Element | undefined {
  return findOne('chatList', document, selectors);
}

/** True while somebody searches: then the list shows people and messages, not chats in their order. */
export function isSearching({ document, selectors }: ListedIn): boolean {
  const field = findOne('chatSearch', document, selectors);
  const typed = field instanceof HTMLInputElement ? field.value : (field?.textContent ?? '');
  return typed.trim() !== '';
}

/** Reads the lines that are there; a line that is no chat, or whose name is not found in a known form, is left out. */
export function readRows(list: Element, memory: RowMemory, set: PageSelectors): RenderedList {
  const { elements: rows, candidate } = find('chatRows', list, set) ?? { elements: [], candidate: '' };
  return {
    rows: rows
      .map((row) => recall(memory, row) ?? readRow(memory, row, set))
      .filter((row) => row !== undefined),
    total: totalOf(list),
    lines: rows.length,
    candidate,
  };
}

/** The line still has the name that it was read with. */
export function isSameRow({ cell, titleElement, raw }: RenderedRow): boolean {
  return cell.contains(titleElement) && rawTitle(titleElement) === raw;
}

function recall(memory: RowMemory, row: Element): RenderedRow | undefined {
  const known = memory.get(row);
  return known !== undefined && row.contains(known.cell) && isSameRow(known) ? known : undefined;
}

/** The name as it stands in the page; our lines are compared by it. */
function rawTitle(element: Element): string {
  return (element.getAttribute('title') ?? '').slice(0, 4_000);
}

function readRow(memory: RowMemory, row: Element, set: PageSelectors): RenderedRow | undefined {
  const cell = findOne('rowCell', row, set);
  const titleElement = findOne('rowTitle', row, set);
  if (cell === undefined || titleElement === undefined || !cell.contains(titleElement)) return undefined;
  const raw = rawTitle(titleElement);
  const title = cleanTitle(raw);
  if (title === '') return undefined;
  const read = { row, cell, titleElement, raw, title, name: nameKey(title) };
  memory.set(row, read);
  return read;
}

/** Whether the last message of a line is one's own, as far as the page tells. */
export function isSent(row: Element, set: PageSelectors): boolean {
  return findOne('rowSent', row, set) !== undefined;
}

/** How far down the list a line stands; the order in the document is another one. */
export function topOf(row: Element): number {
  const style = row instanceof HTMLElement ? row.style.transform : '';
  return Number(/translateY\((\d{1,9})(?:\.\d+)?px\)/.exec(style)?.[1] ?? 0);
}

/** The number in the badge of a line, in Arabic digits too; nothing where there is no badge or one that we do not know. */
export function unreadOf(row: Element, set: PageSelectors): number | undefined {
  const badge = findOne('rowUnread', row, set);
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
