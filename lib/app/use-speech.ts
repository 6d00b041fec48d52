import { createContext, use } from 'react';
import { createTimeFormat, type TimeFormat } from '@/lib/i18n/format-time';
import { pickLanguage, pickLocale, type Language } from '@/lib/i18n/language';
import { privacyWords, type PrivacyTranslate } from '@/lib/i18n/privacy/words';

/** How one person reads the welcome, options and popup pages. */
export interface PrivacySpeech {
  readonly language: Language;
  readonly locale: string;
  readonly t: PrivacyTranslate;
  readonly time: TimeFormat;
  /** A day such as `2026-01-21`, as the locale writes it in full. */
  day(date: string): string;
  /** `2.4 MB`, as the locale writes it. */
  size(bytes: number): string;
}

/** Speech for the languages a browser asks for. */
export function privacySpeech(tags: readonly string[], zone: string): PrivacySpeech {
  const language = pickLanguage(tags);
  const locale = pickLocale(language, tags);
  return {
    language,
    locale,
    t: privacyWords(language, locale),
    time: createTimeFormat(locale, zone),
    day: (date) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(date)),
    size: (bytes) => sizeWords(bytes, locale),
  };
}

/** Where screens find it: `<SpeechContext value={...}>`. */
export const SpeechContext = createContext<PrivacySpeech | null>(null);

/** The person's speech. */
export function useSpeech(): PrivacySpeech {
  const speech = use(SpeechContext);
  if (speech === null) throw new Error('A screen was shown outside SpeechContext');
  return speech;
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

function sizeWords(bytes: number, locale: string): string {
  const step = Math.min(units.length - 1, bytes < 1_000 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** step;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 0 || value >= 100 ? 0 : 1,
  }).format(value);
}
