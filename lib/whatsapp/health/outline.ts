import { isSeen } from '../page/find';

const spoken =
  /^(?:class|contenteditable|role|tabindex|aria-(?:label|selected|rowcount|hidden|expanded)|data-(?:testid|tab|id|icon|lexical-editor|virtualized|pre-plain-text|scrolltracepolicy))$/;

const most = { depth: 9, children: 14, lines: 160, characters: 9_000 } as const;

/**
 * The shape of the page around what we read: tags, names of attributes, counts. Never a text, a value or an id; a
 * tag or attribute whose name the page made up is written as `?`, because even a name could say something.
 */
export function outlineOf(document: Document): string {
  const lines: string[] = [];
  const [box] = [...document.querySelectorAll('[contenteditable="true"]')].filter(isSeen);
  sketch(document.body, { lines, indent: 0, depth: 5 });
  const place = box?.closest('footer')?.parentElement;
  if (place !== null && place !== undefined) {
    lines.push('beside the field to type into');
    sketch(place, { lines, indent: 0, depth: most.depth });
  }
  return lines.slice(0, most.lines).join('\n').slice(0, most.characters);
}

interface Pen {
  readonly lines: string[];
  readonly indent: number;
  readonly depth: number;
}

function sketch(element: Element, pen: Pen): void {
  if (pen.lines.length >= most.lines) return;
  pen.lines.push(`${' '.repeat(pen.indent)}${nameOf(element)}`);
  if (pen.depth === 0) return;
  let last = '';
  let equal = 0;
  const close = (): void => {
    if (equal > 1) pen.lines.push(`${' '.repeat(pen.indent + 1)}x${equal}`);
  };
  for (const child of [...element.children].slice(0, most.children)) {
    const name = `${nameOf(child)} ${child.childElementCount}`;
    if (name === last) {
      equal += 1;
      continue;
    }
    close();
    last = name;
    equal = 1;
    sketch(child, { ...pen, indent: pen.indent + 1, depth: pen.depth - 1 });
  }
  close();
}

function nameOf(element: Element): string {
  const isMadeUp = element instanceof HTMLUnknownElement || element.localName.includes('-');
  // What the browser itself knows as a field of such an element is no word of the page's.
  const isKnown = (name: string): boolean => spoken.test(name) || (/^[a-z]+$/.test(name) && name in element);
  const names = element.getAttributeNames().map((name) => (isKnown(name) ? name : '?'));
  const shown = [...new Set(names)].sort().join(' ');
  return `${isMadeUp ? '?' : element.localName}[${shown}] ${element.childElementCount}`;
}
