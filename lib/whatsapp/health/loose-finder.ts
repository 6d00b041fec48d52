import { cleanTitle } from '../text/clean-title';
import { sameTitle } from '../text/phone-title';
import { isSeen } from '../page/find';

/**
 * What a look at the page finds without any selector of the list. It is evidence against the strict path, never a
 * source of its own.
 */
export interface LooseLook {
  /** Fields in which a message could be typed. */
  readonly composers: number;
  /** The texts of the one row that the page marks as chosen; none where no row or several are marked. */
  readonly chosen: readonly string[];
  /** Rows beside the first of those fields that could be messages. */
  readonly rows: number;
  /** Tables that could be the list of chats. */
  readonly lists: number;
}

const mostTexts = 12;
const mostText = 2_000;

/** Looks for what any chat program would have: rich text to type into, rows beside it, one chosen row in a list. */
export function lookLoosely(document: Document): LooseLook {
  const composers = [...document.querySelectorAll('[contenteditable="true"], [data-lexical-editor]')].filter(
    (box) => box.closest('[role="dialog"]') === null && isSeen(box),
  );
  const [box] = composers;
  return {
    composers: composers.length,
    chosen: chosenTexts(document),
    rows: box === undefined ? 0 : rowsBeside(box),
    lists: [...document.querySelectorAll('[role="grid"], [aria-rowcount]')].filter(isSeen).length,
  };
}

/** True when the chosen row speaks of somebody else than the title does. */
export function contradicts(look: LooseLook, title: string): boolean {
  if (look.chosen.length === 0 || title === '') return false;
  return !look.chosen.some((text) => sameTitle(text, title) || text.includes(title));
}

function chosenTexts(document: Document): readonly string[] {
  const marked = [...document.querySelectorAll('[aria-selected="true"]')].filter(
    (element) => element.getAttribute('role') !== 'tab' && isSeen(element),
  );
  const [row, ...others] = marked.filter((element) => !marked.some((other) => isInside(element, other)));
  if (row === undefined || others.length > 0) return [];
  const titled = [row, ...row.querySelectorAll('[title]')].slice(0, mostTexts);
  const titles = titled.map((element) => element.getAttribute('title') ?? '');
  const texts = [...titles, row.textContent.slice(0, mostText)];
  return texts.map((text) => cleanTitle(text)).filter((text) => text !== '');
}

function isInside(element: Element, other: Element): boolean {
  return other !== element && other.contains(element);
}

/** Messages stand in what holds the footer too, and there are many of them. */
function rowsBeside(box: Element): number {
  const place = box.closest('footer')?.parentElement ?? box.parentElement?.parentElement?.parentElement;
  return place?.querySelectorAll('[data-id], [role="row"]').length ?? 0;
}
