import { isSeen } from '../page/find';

const tags = new Set(
  (
    'a address article aside audio b body br button canvas div em footer form h1 h2 h3 h4 header hr i iframe img ' +
    'input label li main nav ol p path picture progress section span strong svg table tbody td textarea tr ul video'
  ).split(' '),
);
const attributes = new Set(
  (
    'alt class contenteditable data-icon data-id data-lexical-editor data-pre-plain-text data-scrolltracepolicy ' +
    'data-tab data-testid data-virtualized dir hidden href id lang placeholder role spellcheck src style tabindex ' +
    'title type'
  ).split(' '),
);
const aria = new Set('checked expanded hidden label labelledby level rowcount selected'.split(' '));

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
  const tag = element.localName;
  const names = element.getAttributeNames().map((name) => (isKnown(name) ? name : '?'));
  const shown = [...new Set(names)].sort().join(' ');
  return `${tags.has(tag) ? tag : '?'}[${shown}] ${element.childElementCount}`;
}

function isKnown(name: string): boolean {
  return attributes.has(name) || (name.startsWith('aria-') && aria.has(name.slice(5)));
}
