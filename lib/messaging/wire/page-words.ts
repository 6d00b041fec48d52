import { record, text } from './readers';

const word = text(60);
const words = record({
  rail: word,
  openContact: word,
  openWork: word,
  contactFrame: word,
  workFrame: word,
});

/** Reads the few words that stand in WhatsApp's page itself, in each language that the worker has. */
export const parsePageWords = record({ en: words, hi: words });

export type PageWords = NonNullable<ReturnType<typeof parsePageWords>>;

/** Words in WhatsApp's language where we have them, else English. */
export function wordsIn(all: PageWords, lang: string): PageWords['en'] {
  return /^hi\b/i.test(lang) ? all.hi : all.en;
}
