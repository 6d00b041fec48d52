import { frameWidths, type FrameView } from './frame-layout';

/** What decides how our parts look in the page. */
export interface FrameSkin {
  readonly theme: 'light' | 'dark';
  readonly dir: 'ltr' | 'rtl';
  readonly lang: string;
}

/** Our colours in the page, light and dark. Behind our frames while they load, so that nothing flashes. */
export const frameColours = {
  ground: 'light-dark(#fff,#12191d)',
  line: 'light-dark(#d9dde0,#2a353b)',
  ink: 'light-dark(#3b4a54,#c5ced3)',
  accent: 'light-dark(#0b6e5f,#4cc3ae)',
} as const;

/** WhatsApp's own dialogs stay below, because a frame that is partly covered invites wrong clicks. */
const layer = 2_147_483_000;

/** The style of the outermost element of a frame or the rail, whole: anything else on it is not ours. */
export function frameHostStyle(view: FrameView | 'rail', { dir, theme }: FrameSkin, shown: boolean): string {
  const side = (view === 'work') === (dir === 'ltr') ? 'left' : 'right';
  return important({
    all: 'initial',
    position: 'fixed',
    top: '0',
    bottom: '0',
    [side]: '0',
    width: `${frameWidths[view]}px`,
    'max-width': '100vw',
    'box-sizing': 'border-box',
    [`border-${side === 'left' ? 'right' : 'left'}`]: `1px solid ${frameColours.line}`,
    background: frameColours.ground,
    'color-scheme': theme,
    visibility: shown ? 'visible' : 'hidden',
    'pointer-events': shown ? 'auto' : 'none',
    'z-index': String(view === 'work' ? layer + 1 : layer),
  });
}

/** Rules that the page's own sheets do not beat. */
export function important(rules: Readonly<Record<string, string>>): string {
  return Object.entries(rules)
    .map(([name, value]) => `${name}: ${value} !important;`)
    .join(' ');
}
