import { failed, ok, type Result } from '@/lib/domain/shared/result';

/**
 * A number that a person typed or pasted with its country code, as E.164. Without one nothing is guessed. A WhatsApp id
 * (LID) is refused by its own name: its digits look like a number and call nobody, or somebody else.
 */
export function internationalPhone(text: string): Result<string, 'not-a-phone' | 'lid-is-no-phone'> {
  const ascii = text
    .normalize('NFKC')
    .replace(/[०-९]/g, (digit) => String((digit.codePointAt(0) ?? 0) - 0x0966));
  const bare = ascii
    .replace(/\(0\)/, '')
    .replace(/[\s().\-\u2010-\u2015\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');
  if (/@lid$/i.test(bare) || bare.replace(/\D/g, '').length > 15) return failed('lid-is-no-phone');
  const match = /^(?:\+|00)([1-9]\d{6,14})$/.exec(bare);
  return match === null ? failed('not-a-phone') : ok(`+${match[1] ?? ''}`);
}
