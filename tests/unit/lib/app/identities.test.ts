import { describe, expect, it } from 'vitest';
import { internationalPhone } from '@/lib/app/international-phone';
import { noteDraftKey, primaryIdentity } from '@/lib/app/open-chat-identity';

describe('a typed number', () => {
  it.each([
    ['+91 98640 12345', '+919864012345'],
    ['0091-98640-12345', '+919864012345'],
    ['\u202a+44 (0)7700 900100\u202c', '+447700900100'],
    ['+44 7700', undefined],
    ['+१ २०२ ५५५ ०१०१', '+12025550101'],
    ['98640 12345', undefined],
    ['+0 123 456 789', undefined],
    ['+1 call me', undefined],
    ['123456789012345@lid', undefined],
    ['', undefined],
  ])('reads %j as %j', (text, expected) => {
    const phone = internationalPhone(text);
    expect(phone.ok ? phone.value : undefined).toBe(expected);
  });
});

describe('the key of a note that is being written', () => {
  const lid = { kind: 'lid', value: '1@lid' } as const;
  const phone = { kind: 'phone', value: '+15550100' } as const;

  it('is the same in whatever order the identities come', () => {
    expect(noteDraftKey([lid, phone], undefined)).toBe('note:phone:+15550100');
    expect(noteDraftKey([phone, lid], undefined)).toBe('note:phone:+15550100');
    expect(primaryIdentity([lid])).toBe(lid);
  });

  it('is the contact once there is one', () => {
    expect(noteDraftKey([phone], 'c1')).toBe('note:c1');
  });
});
