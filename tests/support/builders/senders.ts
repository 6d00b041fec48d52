import type { Place, Sender } from '@/lib/hub/sender-policy';

/** The extension as the browser names it to its own worker. */
export const own = { id: 'abcdefghijklmnop', origin: 'chrome-extension://abcdefghijklmnop' };

/** A tab with WhatsApp Web. */
export const whatsApp = { id: 7, url: 'https://web.whatsapp.com/' };

/** Whoever speaks from this page of the extension. */
export const ownPage = (path: string): Sender => ({
  id: own.id,
  url: `${own.origin}${path}`,
  origin: own.origin,
});

/** Who speaks from each place, as the browser says it. */
export const senders: { readonly [P in Place]: Sender } = {
  'sidebar-frame': { ...ownPage('/sidebar.html?view=contact'), frameId: 3, tab: whatsApp },
  'sidebar-page': ownPage('/sidebar.html?view=work'),
  options: ownPage('/options.html'),
  welcome: ownPage('/welcome.html'),
  popup: ownPage('/popup.html'),
  content: {
    id: own.id,
    url: 'https://web.whatsapp.com/',
    origin: 'https://web.whatsapp.com',
    frameId: 0,
    tab: whatsApp,
  },
};
