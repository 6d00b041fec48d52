import { use, useMemo } from 'react';
import type { TimeFormat } from '@/lib/i18n/format-time';
import { accountWords, type AccountTranslate } from '@/lib/i18n/account/words';
import { SpeechContext } from './use-speech';
import { TextContext } from './use-text';

export interface AccountText {
  readonly t: AccountTranslate;
  readonly time: TimeFormat;
}

/** The words about account and team, on whichever page of ours this is. */
export function useAccountText(): AccountText {
  const sidebar = use(TextContext);
  const speech = use(SpeechContext);
  const own = sidebar ?? speech;
  if (own === null) throw new Error('A screen was shown outside TextContext and SpeechContext');
  const { language, locale, time } = own;
  return useMemo(() => ({ t: accountWords(language, locale), time }), [language, locale, time]);
}
