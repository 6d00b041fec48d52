import { describe, expect, it } from 'vitest';
import { en } from '@/lib/i18n/account/en';
import { hi } from '@/lib/i18n/account/hi';
import type { Message } from '@/lib/i18n/translate';

const forms = (message: Message): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other];
const names = (message: Message): string[] =>
  [
    ...new Set(
      forms(message).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')),
    ),
  ].sort();

describe('the words about the account', () => {
  it.each(Object.keys(en) as (keyof typeof en)[])(
    '%s is said in Hindi with the same names in braces',
    (key) => {
      expect(names(hi[key])).toEqual(names(en[key]));
      for (const form of forms(hi[key])) expect(form.trim()).not.toBe('');
    },
  );

  it('are in Devanagari but for names of products', () => {
    const latin = Object.entries(hi).filter(
      ([, message]) => !forms(message).every((form) => /[\u0900-\u097F]/.test(form)),
    );
    expect(latin.map(([key]) => key)).toEqual(['as', 'in']);
  });
});
