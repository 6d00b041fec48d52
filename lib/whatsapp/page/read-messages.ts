import type { PageSelectors, TargetName } from '../selectors/selector-set';
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

/** Messages, and by which candidate they were found. */
export interface ShownMessages {
  readonly messages: readonly ShownMessage[];
  readonly candidate: string;
}

const longestText = 4_000;

/** The newest messages that the open chat shows, at most so many; nothing where none can be read. */
export function readMessages(main: Element, set: PageSelectors, most: number): ShownMessages | undefined {
  const found = find('messages', main, set);
  if (found === undefined) return undefined;
  let direction: ShownMessage['direction'] = 'unknown';
  const messages: ShownMessage[] = [];
  for (const row of found.elements.slice(-most)) {
    const id = bareMessageId(row.getAttribute('data-id') ?? '');
    if (id === undefined) continue;
    direction = directionOf(row, set, direction);
    // What is quoted comes first in a message: its own words are the last of this kind.
    const lastText = (name: TargetName): string =>
      (find(name, row, set)?.elements.at(-1)?.textContent ?? '').slice(0, longestText);
    messages.push({ id, direction, timeText: lastText('messageTime'), text: lastText('messageText') });
  }
  return { messages, candidate: found.candidate };
}

/**
 * By marks that do not depend on the language: the tail of the bubble and the ticks. Only the first bubble of a run
 * has a tail: one without any mark that follows an incoming one, and has no ticks, is incoming.
 */
function directionOf(
  row: Element,
  set: PageSelectors,
  before: ShownMessage['direction'],
): ShownMessage['direction'] {
  const isOut = find('markOut', row, set) !== undefined;
  const isIn = find('markIn', row, set) !== undefined;
  if (isOut !== isIn) return isOut ? 'out' : 'in';
  return !isOut && before === 'in' ? 'in' : 'unknown';
}
