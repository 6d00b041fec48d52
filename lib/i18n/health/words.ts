import type { Language } from '../language';
import { createTranslate, type SameKeys, type Translate } from '../translate';
import { en, type HealthWords } from './en';
import { hi } from './hi';

const dictionaries: { readonly [L in Language]: SameKeys<HealthWords> } = { en, hi };

export type HealthTranslate = Translate<HealthWords>;

/** The words of the health page in a language. */
export function healthWords(language: Language, locale: string): HealthTranslate {
  return createTranslate<HealthWords>(dictionaries[language], locale);
}
