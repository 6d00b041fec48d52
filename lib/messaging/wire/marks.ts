/** What may stand on the lines of WhatsApp's chat list, as the person chose. */
export const markModes = ['off', 'colours', 'names'] as const;
export type MarkMode = (typeof markModes)[number];

/** The name of the setting that holds the choice. */
export const markSetting = 'chatMarks';

/** The choice in a setting; none is off. */
export function markModeOf(value: unknown): MarkMode {
  return markModes.find((mode) => mode === value) ?? 'off';
}

/** What one line of the chat list may show of a contact: colours, names only where allowed, and what is due. */
export interface ChatMark {
  /** All of it in words. */
  readonly said: string;
  /** A CSS colour for each label. */
  readonly dots: readonly string[];
  /** There are labels beyond those. */
  readonly more: boolean;
  readonly due: 'none' | 'today' | 'late';
}

/** The marks of the asked chats, in their order; nothing for a chat that has none. */
export interface MarkAnswer {
  readonly mode: MarkMode;
  readonly marks: readonly (ChatMark | null)[];
  /** In so many milliseconds a mark changes by itself, because something becomes due. */
  readonly againIn: number | null;
}

/** The most chats in one question, and labels on one line. */
export const mostMarked = 100;
export const mostMarkLabels = 3;
