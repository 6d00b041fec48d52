import { describe, expect, it } from 'vitest';
import { en } from '@/lib/i18n/sidebar/en';
import { hi } from '@/lib/i18n/sidebar/hi';
import { sidebarWords } from '@/lib/i18n/sidebar/words';
import { createTranslate } from '@/lib/i18n/translate';
import { pickLanguage, pickLocale } from '@/lib/i18n/language';

const words = { hello: 'Hello {name}', files: { one: '{count} file', other: '{count} files' } } as const;
const namesIn = (message: unknown): string[] =>
  [...new Set(JSON.stringify(message).match(/\{\w+\}/g) ?? [])].sort();

describe('translate', () => {
  const t = createTranslate<typeof words>(words, 'en');

  it('fills names in, isolated from the direction of the sentence', () => {
    expect(t('hello', { name: 'Asha' })).toBe('Hello \u2068Asha\u2069');
  });

  it('does not read braces inside a name', () => {
    expect(t('hello', { name: '{count}' })).toBe('Hello \u2068{count}\u2069');
  });

  it('chooses the plural form and writes the number as the locale does', () => {
    expect(t('files', { count: 1 })).toBe('1 file');
    expect(t('files', { count: 0 })).toBe('0 files');
    expect(t('files', { count: 100_000 })).toBe('100,000 files');
    expect(sidebarWords('hi', 'hi-IN')('work.count', { count: 100_000 })).toBe('1,00,000 संपर्क');
  });

  it('has every text in Hindi, with the same names in braces, and none left in English', () => {
    expect(Object.keys(hi).sort()).toEqual(Object.keys(en).sort());
    for (const [key, message] of Object.entries(en)) {
      const other = Object.entries(hi).find(([each]) => each === key)?.[1];
      expect([key, namesIn(other)]).toEqual([key, namesIn(message)]);
      if (key !== 'note.addHint')
        expect([key, /[\u0900-\u097f]/.test(JSON.stringify(other))]).toEqual([key, true]);
    }
  });
});

describe('language', () => {
  it('takes the first tag that we have, else English', () => {
    expect(pickLanguage(['as', 'hi-IN', 'en'])).toBe('hi');
    expect(pickLanguage(['pt_BR'])).toBe('en');
    expect(pickLanguage([])).toBe('en');
  });

  it('keeps the region of the person for numbers and times', () => {
    expect(pickLocale('en', ['hi-IN', 'en-IN'])).toBe('en-IN');
    expect(pickLocale('hi', ['en-GB'])).toBe('hi');
  });
});
