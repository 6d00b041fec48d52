import { describe, expect, it } from 'vitest';
import { en } from '@/lib/i18n/privacy/en';
import { hi } from '@/lib/i18n/privacy/hi';
import { formsOf, namesIn } from '@/tests/support/message-forms';

describe('the words of the privacy pages', () => {
  it.each(Object.keys(en) as (keyof typeof en)[])(
    '%s is said in Hindi with the same names in braces',
    (key) => {
      expect(namesIn(hi[key])).toEqual(namesIn(en[key]));
      for (const form of formsOf(hi[key])) expect(form.trim()).not.toBe('');
    },
  );

  it('are in Devanagari but for names of products', () => {
    const latin = Object.entries(hi).filter(
      ([, message]) => !formsOf(message).every((form) => /[\u0900-\u097F]/.test(form)),
    );
    expect(latin.map(([key]) => key)).toEqual(['popup.title']);
  });
});
