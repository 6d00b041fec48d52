import { describe, expect, it } from 'vitest';
import { isWipeWord, wipeWords } from '@/lib/domain/privacy/wipe-word';
import { languages } from '@/lib/i18n/language';
import { privacyWords } from '@/lib/i18n/privacy/words';

describe('the word that confirms erasing everything', () => {
  it.each(languages)('is one of the language itself, and the page in %s asks for it', (language) => {
    const t = privacyWords(language, language);
    expect(t('wipe.type', { word: wipeWords[language] })).toContain(wipeWords[language]);
    expect(t('wipe.code.not-confirmed', { word: wipeWords[language] })).toContain(wipeWords[language]);
    expect(isWipeWord(wipeWords[language])).toBe(true);
  });

  it('is not in Latin letters in Hindi', () => {
    expect(wipeWords.hi).toMatch(/^\p{Script=Devanagari}+$/u);
  });

  it.each([
    ['spaces around it', '  ERASE\t'],
    ['spaces around it, in Hindi', '\u00a0मिटाएँ '],
    ['letters that were composed otherwise', 'मिटाएँ'.normalize('NFD')],
    ['an invisible mark that a paste brought along', '\u200eERASE\u200f'],
    ['a joiner that a keyboard put in', 'मिटा\u200dएँ'],
    ['the dot that many keyboards write', 'मिटाएं'],
  ])('counts with %s', (_what, typed) => expect(isWipeWord(typed)).toBe(true));

  it.each([
    '',
    ' ',
    'erase',
    'Erase',
    'ERAS',
    'ERASE ALL',
    'E R A S E',
    'मिटा',
    'मिटाए',
    'मिटाएँ सब',
    'toString',
  ])('does not count as “%s”', (typed) => expect(isWipeWord(typed)).toBe(false));
});
