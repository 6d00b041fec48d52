import { describe, expect, it } from 'vitest';
import { en } from '@/lib/i18n/health/en';
import { hi } from '@/lib/i18n/health/hi';
import { capabilityNames, capabilityStates } from '@/lib/messaging/wire/health';
import { formsOf, namesIn } from '@/tests/support/message-forms';

describe('the words of the health page', () => {
  it.each(Object.keys(en) as (keyof typeof en)[])(
    '%s is said in Hindi with the same names in braces',
    (key) => {
      expect(namesIn(hi[key])).toEqual(namesIn(en[key]));
      for (const form of formsOf(hi[key])) expect(form).toMatch(/[\u0900-\u097F]/);
    },
  );

  it('say for each capability and each state what it means, without a word of ours', () => {
    const sentences = capabilityNames.flatMap((name) =>
      capabilityStates.map((state) => en[`health.${name}.${state}`]),
    );
    expect(sentences.filter((sentence) => sentence.length < 10)).toEqual([]);
    expect(Object.values(en).flatMap(formsOf).join(' ')).not.toMatch(
      /selector|module|DOM|tier|candidate|API|LID\b/,
    );
  });
});
