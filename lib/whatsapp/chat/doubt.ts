import { contradicts, type LooseLook } from '../health/loose-finder';
import type { Identified, Shown, Verdict } from './identify';

/** What speaks against a chat that the page alone names. */
export interface Doubts {
  readonly shown: Shown;
  readonly loose: LooseLook;
  /** Reading the page has gone wrong several times in a row: only what modules verify counts for a while. */
  readonly resting: boolean;
}

/**
 * The verdict after the loose finder was heard. Where modules have verified the chat, nothing is doubted; where the
 * page alone names it and the chosen row of the list speaks of somebody else, the two disagree.
 */
export function doubt(verdict: Verdict, { shown, loose, resting }: Doubts): Verdict {
  if (verdict.is !== 'known' || verdict.who.chat.certainty !== 'page-only') return verdict;
  if (!resting && !contradicts(loose, shown.title)) return verdict;
  return { is: 'disagree', who: withoutIdentity(verdict.who) };
}

function withoutIdentity({ chat }: Identified): Identified {
  return { chat: { ...chat, kind: 'unknown', identities: [], certainty: 'conflict' }, wid: undefined };
}
