import type { PageSelectors } from '../selectors/selector-set';
import { find } from './find';
import { bareMessageId } from './message-id';

/** A message as the page shows it. */
export interface ShownMessage {
  readonly id: string;
  /** `unknown` where nothing on the page tells it for certain. */
  readonly direction: 'in' | 'out' | 'unknown';
  /** As WhatsApp writes it, in its language: for reading, not for ordering. */
  readonly timeText: string;
  /** The message's own words, without what it quotes; empty for a picture or a voice message. */
  readonly text: string;
}

const most = 60;
const longestText = 4_000;

/** The newest messages that the open chat shows, at most 60; by which candidate they were found. */
export function readMessages(
  main: Element,
  set: PageSelectors,
): { readonly messages: readonly ShownMessage[]; readonly candidate: string } | undefined {
  const found = find('messages', main, set);
  if (found === undefined) return undefined;
  const messages = found.elements.slice(-most).flatMap((row) => {
    const id = bareMessageId(row.getAttribute('data-id') ?? '');
    return id === undefined ? [] : [readRow(row, id, set)];
  });
  return { messages: followRuns(messages), candidate: `messages:${found.candidate}` };
}

function readRow(row: Element, id: string, set: PageSelectors): ShownMessage {
  // What is quoted comes first in a message: its own words are the last of this kind.
  const body = find('messageText', row, set)?.elements.at(-1);
  const time = find('messageTime', row, set)?.elements.at(-1);
  return {
    id,
    direction: directionOf(row, set),
    timeText: textOf(time, 40),
    text: textOf(body, longestText),
  };
}

/** Marks that do not depend on the language: the tail of the bubble, the ticks, and a class of earlier builds. */
function directionOf(row: Element, set: PageSelectors): ShownMessage['direction'] {
  const isOut = find('markOut', row, set) !== undefined;
  const isIn = find('markIn', row, set) !== undefined;
  return isOut === isIn ? 'unknown' : isOut ? 'out' : 'in';
}

/** Only the first bubble of a run has a tail; one without any mark that follows an incoming one, and has no ticks, is incoming. */
function followRuns(messages: readonly ShownMessage[]): readonly ShownMessage[] {
  let before: ShownMessage['direction'] = 'unknown';
  return messages.map((message) => {
    const direction = message.direction === 'unknown' && before === 'in' ? 'in' : message.direction;
    before = direction;
    return { ...message, direction };
  });
}

function textOf(element: Element | undefined, cap: number): string {
  return (element?.textContent ?? '').slice(0, cap).replace(/[\ud800-\udbff]$/, '');
}
