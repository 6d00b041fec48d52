import type { Language } from '../language';
import { createTranslate, type SameKeys, type Translate } from '../translate';
import { en, type PrivacyWords } from './en';
import { hi } from './hi';

const dictionaries: { readonly [L in Language]: SameKeys<PrivacyWords> } = { en, hi };

export type PrivacyTranslate = Translate<PrivacyWords>;

/** The words of the welcome page, the popup and the options page; numbers as the locale writes them. */
export function privacyWords(language: Language, locale: string): PrivacyTranslate {
  return createTranslate<PrivacyWords>(dictionaries[language], locale);
}
