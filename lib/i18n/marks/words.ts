import { pickLanguage, type Language } from '../language';
import { createTranslate, type SameKeys, type Translate } from '../translate';
import { en, type MarkWords } from './en';
import { hi } from './hi';

const dictionaries: { readonly [L in Language]: SameKeys<MarkWords> } = { en, hi };

/** The words of a mark in the language that WhatsApp Web shows, where we have it. */
export function markWords(pageLanguage: string): Translate<MarkWords> {
  const language = pickLanguage([pageLanguage]);
  return createTranslate<MarkWords>(dictionaries[language], language);
}
