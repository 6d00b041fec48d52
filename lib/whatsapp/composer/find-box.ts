import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { ModulesLine } from '../bridge/modules-line';
import type { ChatFollower } from '../chat/following';
import { findOne } from '../page/find';
import type { PageSelectors } from '../selectors/selector-set';

/** What writing into the message box needs. */
export interface BoxParts {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly selectors: PageSelectors;
  readonly follower: ChatFollower;
  readonly signal: AbortSignal;
}

/** Every place in the open chat where a message could be typed, whatever it is called. */
const loosely = 'footer [contenteditable="true"]';

/**
 * The message box of exactly this chat, looked at now. Another chat, a doubtful one, or a place that the strict and
 * the loose way to find it do not agree on: there is no box.
 */
export function findBox(parts: BoxParts, token: string): Result<HTMLElement, 'wrong-chat' | 'not-ready'> {
  parts.follower.look();
  const { chat, state } = parts.follower.view();
  if (chat === null) return failed(state === 'no-chat' ? 'wrong-chat' : 'not-ready');
  if (chat.token !== token || chat.certainty === 'conflict') return failed('wrong-chat');
  const main = findOne('main', parts.document, parts.selectors);
  const element = main && findOne('composer', main, parts.selectors);
  if (main === undefined || !(element instanceof HTMLElement)) return failed('not-ready');
  const loose = [...main.querySelectorAll(loosely)].filter((each) => each.checkVisibility());
  const agree = loose.length === 1 && loose[0] === element && element.isContentEditable;
  return agree ? ok(element) : failed('not-ready');
}

/** True while this element is the message box of this chat, looked at now. */
export function isBox(parts: BoxParts, token: string, element: HTMLElement): boolean {
  const now = findBox(parts, token);
  return now.ok && now.value === element;
}
