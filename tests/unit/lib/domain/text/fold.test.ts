import { describe, expect, it } from 'vitest';
import { fold, plainDigits } from '@/lib/domain/text/fold';

describe('folding', () => {
  it.each([
    ['ASCII only', 'ascii only'],
    ['José', 'jose'],
    ['Łukasz ØYSTEIN', 'lukasz oystein'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['STRASSE straße', 'strasse strasse'],
    ['ΝΊΚΟΣ Νίκος', 'νικοσ νικοσ'],
    ['أحمد إيمان آدم', 'احمد ايمان ادم'],
    ['فاطِمَة', 'فاطمه'],
    ['مـــحمد', 'محمد'],
    ['ৰিমা', 'রিমা'],
    ['٣٤٥ १२३ ৭', '345 123 7'],
    ['ﬁne ①', 'fine 1'],
    ['a\u200db\u202ec', 'abc'],
  ])('makes %s into %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('gives both spellings of one Bengali or Devanagari letter the same form', () => {
    expect(fold('\u09df')).toBe(fold('\u09af\u09bc'));
    expect(fold('\u0958')).toBe(fold('\u0915\u093c'));
  });

  it('keeps the vowel signs of Indic words', () => {
    expect(fold('नमस्ते')).toBe('नमस्ते');
    expect(fold('வணக்கம்')).toBe('வணக்கம்');
  });

  it('changes nothing the second time', () => {
    for (const text of ['Ǆemal', 'ﬃ', 'Ἀθῆναι', '한국어', 'ﷺ', 'Ⅷ', '½'])
      expect(fold(fold(text))).toBe(fold(text));
  });

  it('writes digits of every script plainly', () => {
    expect(plainDigits('+९१ ٠١٢ ০১ 7')).toBe('+91 012 01 7');
  });
});
