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
/** A picture goes out without a draft, by a click; so soon after the chat was opened, that was the click. */
const opening = 6_000;
/** How long an answer is news. */
const answeredFor = 8_000;
const elsewhereFor = 30_000;

/** What was seen at one moment. */
interface Look {
  readonly signs: ChatSigns | null;
  readonly now: number;
  /** Somebody else of the team writes there or has just answered. */
  readonly byOther: boolean;
}

/** Watches one chat from when it was opened. */
export function createWatch(): { look(seen: Look): Watched } {
  let began: number | null = null;
  let newest: string | null = null;
  let draftAt = -Infinity;
  let answeredAt = -Infinity;
  let elsewhereAt = -Infinity;

  function note({ id, out, acted }: ChatSigns, { now, byOther }: Look): void {
    const isNew = newest !== null && id !== '' && id !== newest;
    if (isNew && out) {
      const isTyped = now - draftAt <= draftCounts;
      const isClicked = acted && now - (began ?? now) > opening;
      if (isTyped || (isClicked && !byOther)) {
        answeredAt = now;
        elsewhereAt = -Infinity;
      } else if (!isClicked) elsewhereAt = now;
    }
    // While nothing can be read nothing is known to be new.
    if (id !== '') newest = id;
  }

  return {
    look(seen) {
      const { signs, now } = seen;
      began ??= now;
      if (signs !== null) {
        note(signs, seen);
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
