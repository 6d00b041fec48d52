import { describe, expect, it } from 'vitest';
import { isTyped, nameToType } from '@/lib/domain/privacy/name-to-type';

describe('nameToType', () => {
  it('takes out what nobody can type', () => {
    expect(nameToType('\u202eAsha\u200b  Das\n', 'id')).toBe('Asha Das');
  });

  it('asks for the id where no letter of the name is seen', () => {
    expect(nameToType('\u200b\u202e ', 'id-1')).toBe('id-1');
  });

  it('keeps scripts that join letters', () => {
    expect(nameToType('क्\u200dष', 'id')).toBe('क्\u200dष');
  });
});

describe('isTyped', () => {
  it('takes the name however its letters are composed', () => {
    expect(isTyped('Zoe\u0308 ', nameToType('Zoë', 'id'))).toBe(true);
  });

  it('takes a name in Devanagari however its letters are composed, with spaces around it', () => {
    expect(isTyped('  ब\u095cे भैया\u00a0', nameToType('ब\u0921\u093cे  भैया', 'id'))).toBe(true);
    expect(isTyped('ब\u0921े', nameToType('ब\u095cे', 'id'))).toBe(false);
  });

  it('takes nothing else', () => {
    expect(isTyped('', nameToType('Asha', 'id'))).toBe(false);
    expect(isTyped('asha', nameToType('Asha', 'id'))).toBe(false);
  });
});
