import type { Language } from '../language';
import { createTranslate, type SameKeys, type Translate } from '../translate';
import { en, type AccountWords } from './en';
import { hi } from './hi';

const dictionaries: { readonly [L in Language]: SameKeys<AccountWords> } = { en, hi };

export type AccountTranslate = Translate<AccountWords>;

/** The words about account and team, for every page of ours. */
export function accountWords(language: Language, locale: string): AccountTranslate {
  return createTranslate<AccountWords>(dictionaries[language], locale);
}
