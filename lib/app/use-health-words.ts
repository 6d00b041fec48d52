import { useMemo } from 'react';
import type { TimeFormat } from '@/lib/i18n/format-time';
import { healthWords, type HealthTranslate } from '@/lib/i18n/health/words';
import type { Language } from '@/lib/i18n/language';

/** How the reader of the health page is spoken to. */
export interface HealthSpeech {
  readonly t: HealthTranslate;
  readonly time: TimeFormat;
}

/** The words of the health page for a page that already has a language and a way to write times. */
export function useHealthWords(page: {
  readonly language: Language;
  readonly locale: string;
  readonly time: TimeFormat;
}): HealthSpeech {
  const { language, locale, time } = page;
  return useMemo(() => ({ t: healthWords(language, locale), time }), [language, locale, time]);
}
