import type { Chat } from '../data/chat';
import type { Page } from '../page';

/** Puts beside the open chat what a drift adds: second copies under the same names, and names of other people. */
export function decorate(page: Page, center: HTMLElement, chat: Chat | undefined): void {
  const { drift, world } = page;
  const shown = center.firstElementChild;
  if (drift === undefined || chat === undefined || shown === null) return;
  const stranger = world.chats[(chat.index + 3) % world.chats.length]?.title ?? 'Somebody Else';
  if (drift.has('twin-main')) center.prepend(twin(shown, stranger));
  if (drift.has('hidden-twin')) {
    const copy = twin(shown, stranger);
    copy.style.display = 'none';
    center.prepend(copy);
  }
  const header = shown.querySelector('[role="button"]') ?? shown.firstElementChild;
  if (drift.has('twin-header')) shown.prepend(twin(shown.firstElementChild ?? shown, stranger));
  if (drift.has('stray-titles')) header?.prepend(stray(stranger));
}

/** A copy without behaviour that speaks of somebody else. */
function twin(element: Element, title: string): HTMLElement {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const each of copy.querySelectorAll('header [title], [role="button"] [title]')) {
    each.setAttribute('title', title);
    each.textContent = title;
  }
  return copy;
}

function stray(title: string): HTMLElement {
  const element = document.createElement('span');
  element.dir = 'auto';
  element.title = title;
  element.textContent = title;
  return element;
}
