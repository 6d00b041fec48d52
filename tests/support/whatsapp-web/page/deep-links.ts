import { activate } from './world';

import type { Chat } from './data/chat';
import type { Page } from './page';

/** What a link asks the page to do. */
interface LinkCommand {
  readonly chat: (chat: Chat) => boolean;
  readonly text: string | undefined;
}

/** Opens `wa.me` and `send` links in the page, as the real one does for links in the light DOM. */
export function captureLinks(page: Page): void {
  window.addEventListener(
    'click',
    (event) => {
      const { target } = event;
      if (!(target instanceof HTMLAnchorElement) || target.closest('[data-nohandle]') !== null) {
        return;
      }
      const command = page.world.mode === 'main' ? parseLink(target.href) : undefined;
      if (command !== undefined) {
        event.preventDefault();
        run(page, command);
      }
    },
    { capture: true },
  );
}

function parseLink(href: string): LinkCommand | undefined {
  const url = URL.parse(href);
  if (url === null) {
    return undefined;
  }
  const text = url.searchParams.get('text') ?? undefined;
  const digits = /^\/\+?(\d{5,})\/?$/.exec(url.pathname)?.[1];
  if (url.host === 'wa.me' && digits !== undefined) {
    return { chat: (chat) => chat.phone === digits, text };
  }
  const send =
    ['api.whatsapp.com', 'web.whatsapp.com'].includes(url.host) && /^\/send\/?$/.test(url.pathname);
  return send || (url.protocol === 'whatsapp:' && href.startsWith('whatsapp://send'))
    ? { chat: matcher(url), text }
    : undefined;
}

function matcher(url: URL): (chat: Chat) => boolean {
  const phone = url.searchParams.get('phone')?.replaceAll(/\D/g, '');
  const lid = url.searchParams.get('lid')?.split('@')[0];
  const username = url.searchParams.get('username');
  const jid = url.searchParams.get('jid');
  return (chat) =>
    (phone !== undefined && phone !== '' && chat.phone === phone) ||
    (lid !== undefined && chat.lid === lid) ||
    (username !== null && chat.username === username) ||
    (jid !== null && `${chat.user}@${chat.server}` === jid);
}

function run(page: Page, command: LinkCommand): void {
  const chat = page.world.chats.find((item) => command.chat(item));
  if (chat === undefined) {
    showUnknown(page);
    return;
  }
  activate(page.world, chat);
  if (command.text !== undefined) {
    page.drafts.set(chat.index, command.text);
    page.composer?.setText(command.text);
  }
}

/** An unknown number gets a dialog and opens nothing. */
function showUnknown(page: Page): void {
  const dialog: HTMLElement = page.build(
    'div',
    { role: 'dialog', style: 'menu', attrs: { 'aria-modal': 'true' } },
    page.build('p', { text: 'This phone number is not on the stand-in.' }),
    page.build('button', { style: 'pill', text: 'OK', click: () => dialog.remove() }),
  );
  page.root.append(dialog);
}
