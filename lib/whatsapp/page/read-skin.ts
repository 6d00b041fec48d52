import type { PageSelectors } from '../selectors/selector-set';
import { find } from './find';

/** How the page looks: what our own frames follow. */
export interface PageSkin {
  readonly theme: 'light' | 'dark';
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  /** WhatsApp's own panel beside the chat is open, so there is less room for ours. */
  readonly drawerOpen: boolean;
}

/** Theme from `body.dark`, language and direction from `html`: WhatsApp takes them from the phone, not the browser. */
export function readSkin(document: Document, set: PageSelectors): PageSkin {
  const { documentElement: html, body } = document;
  return {
    theme: body.classList.contains('dark') ? 'dark' : 'light',
    lang: /^[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,3}$/.test(html.lang) ? html.lang : 'en',
    dir: html.dir === 'rtl' ? 'rtl' : 'ltr',
    drawerOpen: find('drawerRight', document, set) !== undefined,
  };
}
