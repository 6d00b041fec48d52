import { onEnd } from '@/lib/platform/on-end';
import type { Identity } from '@/lib/domain/contact/identity';
import { mostMarked, type ChatMark, type MarkAnswer } from './marks';

/** A chat whose line is in the page. */
export interface MarkedChat {
  readonly key: string;
  readonly identities: readonly Identity[];
}

/** Knows the marks of the chats whose lines are in the page, and of no others. */
export interface MarkDesk {
  /** These lines are there now: asks for the marks of the new ones and forgets those that left. */
  onRows(chats: readonly MarkedChat[]): void;
  markOf(key: string): ChatMark | undefined;
  /** Asks for all of them again; until the answer comes the old ones stay. */
  renew(): void;
}

/** What the desk works with. */
export interface MarkDeskParts {
  readonly ask: (chats: readonly (readonly Identity[])[]) => Promise<MarkAnswer | undefined>;
  /** Runs when marks came. */
  readonly onMarks: () => void;
  /** Runs when the worker says that nothing may be shown any more. */
  readonly onOff: () => void;
  readonly signal: AbortSignal;
}

interface Held {
  readonly chat: MarkedChat;
  /** `undefined`: not answered yet. */
  mark: ChatMark | null | undefined;
  wanted: boolean;
}

const gatherMs = 120;
/** The worker was not reached; it may be a moment later. */
const notAnsweredMs = 10_000;
const shortestAgainMs = 1_000;
const longestAgainMs = 3_600_000;

/** Begins without any mark; ends with its signal. */
export function createMarkDesk(parts: MarkDeskParts): MarkDesk {
  const held = new Map<string, Held>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let due: ReturnType<typeof setTimeout> | undefined;

  const soon = (): void => {
    if (!parts.signal.aborted) timer ??= setTimeout(() => void fetchMarks(), gatherMs);
  };
  const fetchMarks = async (): Promise<void> => {
    const batch = [...held.values()].filter((each) => each.wanted).slice(0, mostMarked);
    for (const each of batch) each.wanted = false;
    const answer = batch.length === 0 ? undefined : await parts.ask(batch.map(({ chat }) => chat.identities));
    timer = undefined;
    if (parts.signal.aborted) return;
    if (answer === undefined) return batch.length === 0 ? undefined : renewIn(notAnsweredMs);
    if (answer.mode === 'off') return parts.onOff();
    for (const [index, each] of batch.entries()) each.mark = answer.marks[index] ?? null;
    if (answer.againIn !== null) renewIn(answer.againIn);
    if ([...held.values()].some((each) => each.wanted)) soon();
    parts.onMarks();
  };
  const renew = (): void => {
    for (const each of held.values()) each.wanted = true;
    soon();
  };
  const renewIn = (ms: number): void => {
    clearTimeout(due);
    due = setTimeout(renew, Math.min(longestAgainMs, Math.max(shortestAgainMs, ms)));
  };
  onEnd(parts.signal, () => {
    clearTimeout(timer);
    clearTimeout(due);
    held.clear();
  });
  return {
    renew,
    markOf: (key) => held.get(key)?.mark ?? undefined,
    onRows(chats) {
      const here = new Set(chats.map(({ key }) => key));
      for (const key of held.keys()) if (!here.has(key)) held.delete(key);
      for (const chat of chats) {
        const before = held.get(chat.key);
        // A chat that got to be known by another id is asked about anew.
        if (before !== undefined && before.chat.identities.length === chat.identities.length) continue;
        held.set(chat.key, { chat, mark: before?.mark, wanted: true });
        soon();
      }
    },
  };
}
