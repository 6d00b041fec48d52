import type { Message } from '@/lib/i18n/translate';

/** The texts of a message: one, or one for each number. */
export const formsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other];

/** The names in braces that a message is filled with, each once, in order of the alphabet. */
export const namesIn = (message: Message): string[] =>
  [
    ...new Set(
      formsOf(message).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')),
    ),
  ].sort();
