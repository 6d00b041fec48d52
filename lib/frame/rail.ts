import { onEnd } from '@/lib/platform/on-end';
import type { FrameView } from './frame-layout';
import { frameColours, railHostStyle, type FrameSkin } from './frame-style';
import { frameWords } from './frame-words';
import { createGuardedHost, type GuardOptions } from './guarded-host';

/** The slim strip that is left of us where there is no room; it shows no word about any customer. */
export interface Rail {
  set(shown: boolean, skin: FrameSkin): void;
}

const drawings: Readonly<Record<FrameView, string>> = {
  contact: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8m-8 8c0-4 4-6 8-6s8 2 8 6',
  work: 'M4 6h16M4 12h16M4 18h10',
};

/** Makes the rail; pressing one of its two buttons asks for that frame. */
export function createRail(options: GuardOptions & { readonly onPress: (view: FrameView) => void }): Rail {
  const { document, signal } = options;
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
      }
      const look = `${skin.theme} ${skin.lang}`;
      if (look !== drawn) draw(document, host.root, { skin, onPress: options.onPress });
      drawn = look;
      host.set(railHostStyle(skin), false);
    },
  };
}

function draw(
  document: Document,
  root: ShadowRoot,
  to: { readonly skin: FrameSkin; readonly onPress: (view: FrameView) => void },
): void {
  const words = frameWords(to.skin.lang);
  const bar = document.createElement('div');
  bar.setAttribute('role', 'toolbar');
  bar.setAttribute('aria-orientation', 'vertical');
  bar.setAttribute('aria-label', words.rail);
  bar.append(
    button(document, { view: 'contact', label: words.openContact, onPress: to.onPress }),
    button(document, { view: 'work', label: words.openWork, onPress: to.onPress }),
  );
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styleOf(to.skin));
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
  // WhatsApp sends keys that nobody takes to its composer, and the press would go with them.
  const keep = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
  };
  element.addEventListener('keydown', keep);
  element.addEventListener('keyup', keep);
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

function styleOf(skin: FrameSkin): string {
  const { ink, accent, line } = frameColours[skin.theme];
  return `
div { display: flex; flex-direction: column; gap: 8px; padding: 12px 4px; align-items: center; }
button { all: unset; box-sizing: border-box; inline-size: 34px; block-size: 34px; display: grid;
  place-items: center; border-radius: 8px; color: ${ink}; cursor: pointer; }
button:hover { background: ${line}; }
button:focus-visible { outline: 2px solid ${accent}; outline-offset: 1px; }
svg { inline-size: 20px; block-size: 20px; fill: none; stroke: currentColor; stroke-width: 2;
  stroke-linecap: round; stroke-linejoin: round; }`;
}
