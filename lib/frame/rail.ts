import type { FrameView } from './frame-layout';
import { frameColours, frameHostStyle, type FrameSkin } from './frame-style';
import { wordsIn, type PageWords } from '@/lib/messaging/wire/page-words';
import { fillWithFrame } from './fill-with-frame';
import { createGuardedHost, type GuardOptions } from './guarded-host';

/** The slim strip that is left of us where there is no room; it shows no word about any customer. */
export interface Rail {
  set(shown: boolean, skin: FrameSkin): void;
  hasFocus(): boolean;
}

const drawings: Readonly<Record<FrameView, string>> = {
  contact: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8m-8 8c0-4 4-6 8-6s8 2 8 6',
  work: 'M4 6h16M4 12h16M4 18h10',
};

const rules = `body{margin:0}
div{display:grid;gap:8px;padding:12px 4px;justify-items:center}
button{all:unset;display:grid;place-items:center;width:34px;height:34px;border-radius:8px;color:${frameColours.ink};cursor:pointer}
button:hover{background:${frameColours.line}}
button:focus-visible{outline:2px solid ${frameColours.accent};outline-offset:1px}
svg{width:20px;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}`;

/** What the rail needs. */
export interface RailOptions extends GuardOptions {
  readonly words: PageWords;
  readonly onPress: (view: FrameView) => void;
  /** Escape was pressed on the rail: what it opened goes, and the keyboard is WhatsApp's again. */
  readonly onEscape: () => void;
}

/**
 * Makes the rail; pressing one of its two buttons asks for that frame. It stands in an empty frame of its own: of what
 * is pressed in there the page hears nothing, however early it listens. WhatsApp would close the chat with Escape.
 */
export function createRail(options: RailOptions): Rail {
  const host = createGuardedHost(options);
  const frame = fillWithFrame(options.document, host.root);
  let worn: FrameSkin | undefined;
  // It loads nothing, but is an empty document whenever it is put into the page.
  frame.addEventListener('load', () => {
    // Only when the key is let go: the keyboard goes back to the page then, and so would the rest of the press.
    frame.contentWindow?.addEventListener('keyup', ({ key }) => {
      if (key === 'Escape') options.onEscape();
    });
    draw(frame, worn, options);
  });
  return {
    set(shown, skin) {
      if (!shown && worn === undefined) return;
      const other = worn?.lang !== skin.lang || worn.theme !== skin.theme;
      worn = skin;
      host.set(frameHostStyle('rail', skin, shown), !shown);
      if (other) draw(frame, skin, options);
    },
    hasFocus: () => host.hasFocus(),
  };
}

function draw(frame: HTMLIFrameElement, skin: FrameSkin | undefined, options: RailOptions): void {
  const inside = frame.contentDocument;
  const view = inside?.defaultView;
  if (!view || skin === undefined) return;
  const words = wordsIn(options.words, skin.lang);
  inside.documentElement.style.colorScheme = skin.theme;
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(rules);
  inside.adoptedStyleSheets = [sheet];
  const bar = inside.createElement('div');
  bar.role = 'toolbar';
  bar.ariaOrientation = 'vertical';
  frame.title = bar.ariaLabel = words.rail;
  for (const each of ['contact', 'work'] as const) {
    const button = inside.createElement('button');
    // Its name for those who hear it, too: a drawing has none.
    button.title = each === 'work' ? words.openWork : words.openContact;
    button.append(icon(inside, drawings[each]));
    button.addEventListener('click', () => options.onPress(each));
    bar.append(button);
  }
  inside.body.replaceChildren(bar);
}

function icon(document: Document, path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
