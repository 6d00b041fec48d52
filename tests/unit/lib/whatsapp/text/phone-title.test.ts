import { describe, expect, it } from 'vitest';
import { cleanTitle } from '@/lib/whatsapp/text/clean-title';
import { phoneOfTitle, sameTitle } from '@/lib/whatsapp/text/phone-title';

describe('phoneOfTitle', () => {
  it.each([
    ['\u202a+44 7700 900101\u202c', '+447700900101'],
    ['+1 (202) 555-0101', '+12025550101'],
    ['+91 98640 12345', '+919864012345'],
    ['+55 11 98888-7777', '+5511988887777'],
    ['+447700900101', '+447700900101'],
    ['+49\u00a0171\u00a02345678', '+491712345678'],
  ])('reads %s', (title, phone) => expect(phoneOfTitle(title)).toBe(phone));

  it.each([
    'Asha Verma',
    '447700900101',
    '07700 900101',
    '+44 7700 900101 (work)',
    'Call +44 7700 900101',
    '+44 7700 900101, +44 7700 900102',
    '+0 7700 900101',
    '+1',
    '+44 77',
    "+1+cmd|' /C calc'!A0",
    '+1234567890123456',
    '+44 7700 900101 7700 900102',
    '100000000150664',
    '',
  ])('takes no phone from %j', (title) => expect(phoneOfTitle(title)).toBeUndefined());
});

describe('sameTitle', () => {
  it('ignores marks, spaces and the spelling of a number, and nothing else', () => {
    expect(sameTitle('\u200eAsha  Verma', 'Asha Verma')).toBe(true);
    expect(sameTitle('+1 (202) 555-0101', '+1 202-555-0101')).toBe(true);
    expect(sameTitle('Asha Verma', 'Asha Verm')).toBe(false);
    expect(sameTitle('', '')).toBe(false);
  });
});

describe('cleanTitle', () => {
  it('takes marks and control characters out and keeps the name', () => {
    expect(cleanTitle('Invoice \u202efdp.exe')).toBe('Invoice fdp.exe');
    expect(cleanTitle('\u0000null\u0007bell')).toBe('null bell');
    expect(cleanTitle(' \u2066\u2067Two \u202dnames\u202c in one\u2069 ')).toBe('Two names in one');
  });

  it('keeps at most 300 characters and never half of one', () => {
    expect(cleanTitle('x'.repeat(10_240))).toHaveLength(300);
    const emoji = cleanTitle(`${'x'.repeat(299)}😀`);
    expect(emoji).toBe('x'.repeat(299));
  });
});
