import { onEnd } from '@/lib/platform/on-end';
import type { FrameView } from './frame-layout';
import { frameColours, frameHostStyle, type FrameSkin } from './frame-style';
import { wordsIn, type PageWords } from '@/lib/messaging/wire/page-words';
import { createGuardedHost, type GuardOptions } from './guarded-host';

/** The slim strip that is left of us where there is no room; it shows no word about any customer. */
export interface Rail {
  set(shown: boolean, skin: FrameSkin): void;
}

const drawings: Readonly<Record<FrameView, string>> = {
  contact: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8m-8 8c0-4 4-6 8-6s8 2 8 6',
  work: 'M4 6h16M4 12h16M4 18h10',
};

const rules = `
div { display: flex; flex-direction: column; gap: 8px; padding: 12px 4px; align-items: center; }
button { all: unset; box-sizing: border-box; inline-size: 34px; block-size: 34px; display: grid;
  place-items: center; border-radius: 8px; color: ${frameColours.ink}; cursor: pointer; }
button:hover { background: ${frameColours.line}; }
button:focus-visible { outline: 2px solid ${frameColours.accent}; outline-offset: 1px; }
svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; }`;

/** What the rail needs. */
export interface RailOptions extends GuardOptions {
  readonly words: PageWords;
  readonly onPress: (view: FrameView) => void;
  /** Escape was pressed on the rail: what it opened goes, and the keyboard is WhatsApp's again. */
  readonly onEscape: () => void;
}

/** Makes the rail; pressing one of its two buttons asks for that frame. */
export function createRail(options: RailOptions): Rail {
  const { signal } = options;
  let host: ReturnType<typeof createGuardedHost> | undefined;
  let drawn = '';
  let stop: AbortController | undefined;
  const remove = (): void => {
    stop?.abort();
    host = undefined;
    drawn = '';
  };
  onEnd(signal, remove);
  return {
    set(shown, skin) {
      if (signal.aborted) return;
      if (!shown) {
        remove();
        return;
      }
      if (host === undefined) {
        stop = new AbortController();
        host = createGuardedHost({ ...options, signal: stop.signal });
        keepKeys(host.root.host, options, stop.signal);
      }
      if (skin.lang !== drawn) draw(host.root, skin, options);
      drawn = skin.lang;
      host.set(frameHostStyle('rail', skin, true), false);
    },
  };
}

/** Sends keys of the rail no further: WhatsApp would type them into its message box, or close the chat with Escape. */
function keepKeys(host: Element, { document, onEscape }: RailOptions, signal: AbortSignal): void {
  const keep = (event: KeyboardEvent): void => {
    if (event.target !== host || !/^(?:Enter| |Escape)$/.test(event.key)) return;
    event.stopImmediatePropagation();
    if (event.type === 'keydown' && event.key === 'Escape') onEscape();
  };
  // Before anything of the page hears it; what the button itself does with the key stays.
  document.defaultView?.addEventListener('keydown', keep, { capture: true, signal });
  document.defaultView?.addEventListener('keyup', keep, { capture: true, signal });
}

function draw(root: ShadowRoot, { lang }: FrameSkin, { document, words: all, onPress }: RailOptions): void {
  const words = wordsIn(all, lang);
  const bar = document.createElement('div');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-orientation', 'vertical');
  bar.setAttribute('aria-label', words.rail);
  bar.append(
    button(document, { view: 'contact', label: words.openContact, onPress }),
    button(document, { view: 'work', label: words.openWork, onPress }),
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  root.adoptedStyleSheets = [sheet];
  root.replaceChildren(bar);
}

function button(
  document: Document,
  of: { readonly view: FrameView; readonly label: string; readonly onPress: (view: FrameView) => void },
): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.title = of.label;
  element.setAttribute('aria-label', of.label);
  element.append(icon(document, drawings[of.view]));
  element.addEventListener('click', () => of.onPress(of.view));
  return element;
}

function icon(document: Document, path: string): SVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(space, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}
