import type { PresenceState } from '@/lib/messaging/contract/presence';
import type { ChatSigns } from '@/lib/messaging/wire/host';

/** What one does in a chat, worked out from signs that hold no word of it. */
export interface Watched {
  readonly state: PresenceState;
  /** A message has just gone out that was not typed here. */
  readonly elsewhere: boolean;
}

/** A message that goes out within this time of a draft was typed here. */
const draftCounts = 6_000;
/** How long an answer is news. */
const answeredFor = 8_000;
const elsewhereFor = 30_000;

/** Watches one chat from when it was opened. */
export function createWatch(): { look(signs: ChatSigns | null, now: number): Watched } {
  let newest: string | null = null;
  let draftAt = -Infinity;
  let answeredAt = -Infinity;
  let elsewhereAt = -Infinity;

  function note({ id, out }: ChatSigns, now: number): void {
    const isNew = newest !== null && id !== '' && id !== newest;
    if (isNew && out) {
      if (now - draftAt <= draftCounts) answeredAt = now;
      else elsewhereAt = now;
    }
    // While nothing can be read nothing is known to be new.
    if (id !== '') newest = id;
  }

  return {
    look(signs, now) {
      if (signs !== null) {
        note(signs, now);
        if (signs.draft) draftAt = now;
      }
      const isDrafting = signs?.draft === true;
      const isAnswer = now - answeredAt < answeredFor;
      return {
        state: isDrafting ? 'drafting' : isAnswer ? 'answered' : 'viewing',
        elsewhere: now - elsewhereAt < elsewhereFor,
      };
    },
  };
}
