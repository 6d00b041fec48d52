import { typeable } from './name-to-type';

/** What a person types before everything is erased: a word of their own language. */
export const wipeWords = { en: 'ERASE', hi: 'मिटाएँ' } as const;

/** Says whether one of these words was typed, whichever language the page speaks; capitals are meant. */
export function isWipeWord(typed: string): boolean {
  const letters = lettersOf(typed);
  return Object.values(wipeWords).some((word) => lettersOf(word) === letters);
}

/** The word as it counts: joiners say nothing here, and many keyboards write the dot for the moon dot. */
function lettersOf(text: string): string {
  return typeable(text)
    .replaceAll(/[\u200c\u200d]/g, '')
    .replaceAll('\u0901', '\u0902');
}
