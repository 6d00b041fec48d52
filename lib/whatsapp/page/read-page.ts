import type { PageSelectors } from '../selectors/selector-set';
import { find, findOne } from './find';
import { bareMessageId } from './message-id';
import { readTitle } from './read-text';

/** What the page shows at one moment. */
export interface PageSnapshot {
  /** `between`: signed in, and neither a chat nor the empty place is there. `unknown`: not understood. */
  readonly screen: 'loading' | 'signed-out' | 'no-chat' | 'between' | 'chat' | 'unknown';
  /** The element of the open chat; WhatsApp replaces it on every switch. */
  readonly main: Element | null;
  readonly titleElement: Element | null;
  readonly title: string;
  readonly candidate: string;
  /** Ids of the newest messages that are there. */
  readonly messageIds: readonly string[];
  /** The element of the newest of them. */
  readonly newest?: Element | undefined;
}

/** Before the first look. */
export const nothingRead: PageSnapshot = {
  screen: 'unknown',
  main: null,
  titleElement: null,
  title: '',
  candidate: '',
  messageIds: [],
};

const mostIds = 30;
/** What is seen where no chat is, and which screen that is. */
const screens = [
  ['loading', 'loading'],
  ['signedOut', 'signed-out'],
  ['intro', 'no-chat'],
  ['mainScreen', 'between'],
] as const;

/** Reads the page. It takes nothing for granted: what is not found in a form we know is not there. */
export function readPage(document: Document, set: PageSelectors): PageSnapshot {
  const main = findOne('main', document, set);
  if (main !== undefined) return readChat(main, set);
  const seen = screens.find(([target]) => find(target, document, set) !== undefined);
  return { ...nothingRead, screen: seen?.[1] ?? 'unknown' };
}

function readChat(main: Element, set: PageSelectors): PageSnapshot {
  const header = findOne('header', main, set);
  const found = header === undefined ? undefined : find('title', header, set);
  const element = found?.elements[0];
  const title = element === undefined ? '' : readTitle(element);
  const messages = find('messages', main, set)?.elements ?? [];
  return {
    screen: 'chat',
    main,
    titleElement: element ?? null,
    title,
    candidate: title === '' ? '' : `title:${found?.candidate ?? ''}`,
    messageIds: readMessageIds(messages),
    newest: messages.at(-1),
  };
}

function readMessageIds(rows: readonly Element[]): readonly string[] {
  return rows
    .slice(-mostIds)
    .map((row) => bareMessageId(row.getAttribute('data-id') ?? ''))
    .filter((id) => id !== undefined);
}
