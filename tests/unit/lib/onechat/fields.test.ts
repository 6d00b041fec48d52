import { describe, expect, it } from 'vitest';
import { identityText, phoneNumber } from '@/lib/onechat/fields';

/** Ids of WhatsApp accounts as they are seen: 13 to 15 digits that look like a long number, and business-scoped ids. */
const ids = [
  '123456789012345@lid',
  '+123456789012345',
  '+999999999999999',
  '123456789012345',
  'IN.1A2B3C4D5E',
  '+1234567890123456',
];

describe('a phone in the API', () => {
  it.each(ids)('is not the id %s', (id) => {
    expect(phoneNumber.safeParse(id).success).toBe(false);
    expect(identityText.safeParse(`phone:${id}#modules`).success).toBe(false);
  });

  it.each(['+919864012345', '+5511998765432', '+4915112345678'])('is the number %s', (number) => {
    expect(phoneNumber.safeParse(number).success).toBe(true);
    expect(identityText.safeParse(`phone:${number}#said`).success).toBe(true);
  });

  it('may be missing: other identities are kept, known here or not', () => {
    for (const text of ['lid:123456789012345@lid#modules', 'username:asha#page', 'later-kind:whatever#new']) {
      expect(identityText.safeParse(text).success).toBe(true);
    }
  });
});
