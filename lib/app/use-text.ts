import { createContext, use, useMemo } from 'react';
import { createTimeFormat, type TimeFormat } from '@/lib/i18n/format-time';
import { pickLanguage, pickLocale, type Language } from '@/lib/i18n/language';
import { sidebarWords, type SidebarTranslate } from '@/lib/i18n/sidebar/words';

export interface SidebarText {
  readonly language: Language;
  readonly locale: string;
  readonly t: SidebarTranslate;
  readonly time: TimeFormat;
  readonly zone: string;
}

export const TextContext = createContext<SidebarText | null>(null);

/** Words and times for a page whose host speaks `hostLang`; without a host the browser's languages decide. */
export function useTextFor(hostLang: string | undefined): SidebarText {
  return useMemo(() => {
    const own = navigator.languages;
    const language = pickLanguage(hostLang === undefined || hostLang === '' ? own : [hostLang, ...own]);
    const locale = pickLocale(language, own);
    const zone = Temporal.Now.timeZoneId();
    return {
      language,
      locale,
      zone,
      t: sidebarWords(language, locale),
      time: createTimeFormat(locale, zone),
    };
  }, [hostLang]);
}

/** Words and times of this page. */
export function useText(): SidebarText {
  const text = use(TextContext);
  if (text === null) throw new Error('A screen was shown outside TextContext');
  return text;
}
