import { frameWidths, type FrameView } from './frame-layout';

/** What decides how our parts look in the page. */
export interface FrameSkin {
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly lang: string;
}

/** The colours behind our frames while they load, so that nothing flashes. */
export const frameColours = {
  light: { ground: '#ffffff', line: '#d9dde0', ink: '#3b4a54', accent: '#0b6e5f' },
  dark: { ground: '#12191d', line: '#2a353b', ink: '#c5ced3', accent: '#4cc3ae' },
} as const;

/** WhatsApp's own dialogs stay below, because a frame that is partly covered invites wrong clicks. */
const layer = 2_147_483_000;

/** The style of a frame's outermost element, whole: anything else on it is not ours. */
export function frameHostStyle(view: FrameView, skin: FrameSkin, shown: boolean): string {
  const atRight = (view === 'contact') === (skin.dir === 'ltr');
  const colours = frameColours[skin.theme];
  const edge = atRight ? 'border-left' : 'border-right';
  return important({
    all: 'initial',
    position: 'fixed',
    top: '0',
    bottom: '0',
    [atRight ? 'right' : 'left']: '0',
    width: `${frameWidths[view]}px`,
    'max-width': '100vw',
    'box-sizing': 'border-box',
    [edge]: `1px solid ${colours.line}`,
    background: colours.ground,
    'color-scheme': skin.theme,
    visibility: shown ? 'visible' : 'hidden',
    'pointer-events': shown ? 'auto' : 'none',
    'z-index': String(view === 'work' ? layer + 1 : layer),
  });
}

/** The style of the rail's outermost element. */
export function railHostStyle(skin: FrameSkin): string {
  const atRight = skin.dir === 'ltr';
  const colours = frameColours[skin.theme];
  return important({
    all: 'initial',
    position: 'fixed',
    top: '0',
    bottom: '0',
    [atRight ? 'right' : 'left']: '0',
    width: `${frameWidths.rail}px`,
    'box-sizing': 'border-box',
    [atRight ? 'border-left' : 'border-right']: `1px solid ${colours.line}`,
    background: colours.ground,
    'color-scheme': skin.theme,
    'z-index': String(layer),
  });
}

/** Rules that the page's own sheets do not beat. */
export function important(rules: Readonly<Record<string, string>>): string {
  return Object.entries(rules)
    .map(([name, value]) => `${name}: ${value} !important;`)
    .join(' ');
}
