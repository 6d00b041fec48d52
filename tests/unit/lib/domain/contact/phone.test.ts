import { describe, expect, it } from 'vitest';
import {
  isE164,
  isPossiblePhone,
  parseTypedPhone,
  regionOfPhone,
  shownPhone,
} from '@/lib/domain/contact/phone';

describe('a typed phone number', () => {
  it.each([
    ['9864012345', 'IN', '+919864012345'],
    ['07700 900123', '44', '+447700900123'],
    ['+44 (0) 7700 900123', 'IN', '+447700900123'],
    ['+1-202-555-0142', 'IN', '+12025550142'],
    ['٠٥٠ ١٢٣ ٤٥٦٧', 'AE', '+971501234567'],
    ['9864012345', 'XX', 'not-a-phone'],
    ['12', 'IN', 'not-a-phone'],
    ['', 'IN', 'not-a-phone'],
    ['Asha', 'IN', 'not-a-phone'],
    ['+1234567890123456', 'IN', 'lid-is-no-phone'],
    ['919864012345 @lid', 'IN', 'lid-is-no-phone'],
    ['+235085806727321', 'IN', 'not-a-phone'],
    ['+719864012345678', 'IN', 'not-a-phone'],
    ['+919864012345678', 'IN', 'not-a-phone'],
    ['+905321234567890', 'IN', 'not-a-phone'],
  ])('%s in %s is %s', (text, region, expected) => {
    const parsed = parseTypedPhone(text, region);
    expect(parsed.ok ? parsed.value : parsed.code).toBe(expected);
  });

  it('is hardly ever the digits of a LID, of which one in four has the length of some country’s numbers', () => {
    const lids = Array.from({ length: 4_000 }, (_, n) => `${10 ** 14 + n * 224_999_999_993}`);
    expect(new Set(lids.map((lid) => lid.length))).toEqual(new Set([15]));
    const taken = lids.filter((lid) => isPossiblePhone(`+${lid}`));
    expect(taken.length).toBeLessThan(lids.length / 20);
    expect(isPossiblePhone('+4915112345678')).toBe(true);
  });

  it('is shown the way people write it', () => {
    expect(shownPhone('+919864012345')).toBe('+91 98640 12345');
    expect(shownPhone('not a number')).toBe('not a number');
  });

  it('tells its country, or the code that several share', () => {
    expect(regionOfPhone('+919864012345')).toBe('IN');
    expect(regionOfPhone('+447700900456')).toMatch(/^(?:GB|44)$/);
    expect(regionOfPhone('x')).toBeUndefined();
  });

  it('has an international form of 7 to 15 digits', () => {
    expect(['+1234567', '+123456', '+0123456789', '+1234567890123456', '1234567'].map(isE164)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
