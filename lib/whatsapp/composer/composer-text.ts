import { writtenText } from '../page/written-text';
import { marks } from '../text/clean-title';

const mostNodes = 20_000;

/**
 * What is written in WhatsApp's message box, block by block: `innerText` doubles line ends, and the line break that
 * the editor puts into an empty line stands for nothing.
 */
export function readComposer(box: Element): string {
  const blocks = [...box.children].filter((child) => !isPlain(child));
  return blocks.length === 0 ? textOf(box) : blocks.map((block) => textOf(block)).join('\n');
}

/** True when two texts are the same to a reader: characters that nobody sees and the width of spaces do not count. */
export function sameText(one: string, other: string): boolean {
  return comparable(one) === comparable(other);
}

/** What must be put behind a draft so that it stays whole: a text begins on its own line. */
export function additionTo(draft: string, text: string): string {
  return draft === '' || /\s$/.test(draft) ? text : `\n${text}`;
}

/** The text as a person would type it: one kind of line end, none of the characters that no key makes. */
export function typeable(text: string): string {
  // oxlint-disable-next-line no-control-regex -- exactly these are taken out
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '');
}

function comparable(text: string): string {
  return text.replace(marks, '').replaceAll('\u00a0', ' ').normalize('NFC');
}

function isPlain(element: Element): boolean {
  return element instanceof HTMLBRElement || /^(?:SPAN|IMG|A|B|I|S|EM|STRONG|CODE)$/.test(element.tagName);
}

function textOf(block: Element): string {
  return writtenText(block, mostNodes, (line) => (isManaged(line) ? '' : '\n'));
}

/** The editor marks the break that keeps an empty line open; without the mark it is the only thing in its block. */
function isManaged(line: HTMLBRElement): boolean {
  return line.hasAttribute('data-lexical-managed-linebreak') || line.parentElement?.childNodes.length === 1;
}
