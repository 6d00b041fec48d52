import { describe, expect, it } from 'vitest';
import { en } from '@/lib/i18n/health/en';
import { hi } from '@/lib/i18n/health/hi';
import { capabilityNames, capabilityStates } from '@/lib/messaging/wire/health';
import type { Message } from '@/lib/i18n/translate';

const forms = (message: Message): string[] =>
  typeof message === 'string' ? [message] : [message.one, message.other];
const names = (message: Message): string[] =>
  forms(message).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''));

describe('the words of the health page', () => {
  it.each(Object.keys(en) as (keyof typeof en)[])(
    '%s is said in Hindi with the same names in braces',
    (key) => {
      expect(new Set(names(hi[key]))).toEqual(new Set(names(en[key])));
      for (const form of forms(hi[key])) expect(form).toMatch(/[\u0900-\u097F]/);
    },
  );

  it('say for each capability and each state what it means, without a word of ours', () => {
    const sentences = capabilityNames.flatMap((name) =>
      capabilityStates.map((state) => en[`health.${name}.${state}`]),
    );
    expect(sentences.filter((sentence) => sentence.length < 10)).toEqual([]);
    expect(Object.values(en).flatMap(forms).join(' ')).not.toMatch(
      /selector|module|DOM|tier|candidate|API|LID\b/,
    );
  });
});
