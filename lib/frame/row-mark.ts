import type { ChatMark } from '@/lib/messaging/wire/marks';
import { frameWords } from './frame-words';
import { important, type FrameSkin } from './frame-style';

/** How a mark on a line of the chat list looks: its outer style, and what is drawn inside a closed root. */
export interface DrawnMark {
  /** The same text is the same drawing. */
  readonly look: string;
  readonly style: string;
  readonly paint: (root: ShadowRoot) => void;
}

/** The colours of labels, as the sidebars show them. */
const tints: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  grey: ['#5d6670', '#aab4be'],
  red: ['#b3261e', '#ff9d94'],
  orange: ['#a8480c', '#ffac7a'],
  yellow: ['#7d6000', '#edcd5f'],
  green: ['#1d6b3a', '#82d49f'],
  teal: ['#0b6a6c', '#74d2d2'],
  blue: ['#1f5fae', '#92c2ff'],
  purple: ['#6b3fb0', '#cdaefc'],
  pink: ['#a32a6c', '#ff9fd0'],
};

const style = important({
  all: 'initial',
  position: 'absolute',
  'inset-block-end': '2px',
  'inset-inline-start': '16px',
  'pointer-events': 'none',
  'z-index': '1',
});
const svg = 'http://www.w3.org/2000/svg';
const clock = 'M5 2.4V5l1.7 1';

/** The drawing of a mark: a dot per label, a small clock where a follow-up is due, all of it said in a tooltip. */
export function drawMark(mark: ChatMark, skin: FrameSkin): DrawnMark {
  const said = wordsFor(mark, skin.lang);
  const paint = (root: ShadowRoot): void => {
    const document = root.ownerDocument;
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetFor(skin));
    root.adoptedStyleSheets = [sheet];
    const box = document.createElement('span');
    box.setAttribute('role', 'img');
    box.setAttribute('aria-label', said);
    box.title = said;
    for (const { colour } of mark.labels) box.append(dot(document, tint(colour, skin)));
    if (mark.more > 0) box.append('+');
    if (mark.due !== 'none') box.append(drawClock(document, mark.due));
    root.replaceChildren(box);
  };
  return { look: `${skin.theme} ${said} ${JSON.stringify(mark)}`, style, paint };
}

function wordsFor(mark: ChatMark, lang: string): string {
  const words = frameWords(lang);
  const names = mark.labels.map(({ name }) => name).filter((name) => name !== '');
  const count = mark.labels.length + mark.more;
  const labels = names.length > 0 ? [...names, ...(mark.more > 0 ? ['…'] : [])] : [];
  const plain = count > 0 && names.length === 0 ? [words.labels(count)] : [];
  const due = mark.due === 'none' ? [] : [mark.due === 'late' ? words.late : words.today];
  return [...labels, ...plain, ...due].join(' · ');
}

function tint(colour: string, { theme }: FrameSkin): string {
  const pair = (Object.hasOwn(tints, colour) ? tints[colour] : undefined) ?? ['#5d6670', '#aab4be'];
  return pair[theme === 'light' ? 0 : 1];
}

function dot(document: Document, colour: string): HTMLElement {
  const made = document.createElement('i');
  made.style.setProperty('background', colour);
  return made;
}

function drawClock(document: Document, due: 'today' | 'late'): SVGElement {
  const drawing = document.createElementNS(svg, 'svg');
  drawing.setAttribute('viewBox', '0 0 10 10');
  drawing.setAttribute('class', due);
  const face = document.createElementNS(svg, 'circle');
  for (const [name, value] of [
    ['cx', '5'],
    ['cy', '5'],
    ['r', '4.2'],
  ] as const)
    face.setAttribute(name, value);
  const hands = document.createElementNS(svg, 'path');
  hands.setAttribute('d', clock);
  drawing.append(face, hands);
  return drawing;
}

function sheetFor({ theme }: FrameSkin): string {
  const light = theme === 'light';
  return `
span { display: flex; align-items: center; gap: 2px; block-size: 11px; pointer-events: auto; cursor: pointer;
  font: 700 10px/11px system-ui, sans-serif; color: ${light ? '#3b4a54' : '#c5ced3'}; }
i { inline-size: 8px; block-size: 8px; border-radius: 50%; }
svg { inline-size: 11px; block-size: 11px; fill: none; stroke-width: 1.3; stroke-linecap: round; }
.today { stroke: ${light ? '#1f5fae' : '#92c2ff'}; }
.late { stroke: #ffffff; } .late circle { fill: #b3261e; stroke: #b3261e; }`;
}
