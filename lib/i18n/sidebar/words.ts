import type { Language } from '../language';
import { createTranslate, type SameKeys, type Translate } from '../translate';
import { en, type SidebarWords } from './en';
import { hi } from './hi';

const dictionaries: { readonly [L in Language]: SameKeys<SidebarWords> } = { en, hi };

export type SidebarTranslate = Translate<SidebarWords>;

/** The sidebars' words in a language; numbers as the locale writes them. */
export function sidebarWords(language: Language, locale: string): SidebarTranslate {
  return createTranslate<SidebarWords>(dictionaries[language], locale);
}
