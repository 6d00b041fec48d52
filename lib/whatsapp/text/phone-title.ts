import { cleanTitle } from './clean-title';

const shape = /^\+[1-9]\d{0,3}(?:[ \u00a0-]\(?\d{1,6}\)?|\(\d{1,6}\))*(?:[ \u00a0-]\d{1,8})*$/;

/**
 * The E.164 number in a title that is nothing but an international phone number, as WhatsApp writes the name
 * of somebody who is not saved. A number without its plus sign, or with a word beside it, is a name.
 */
export function phoneOfTitle(title: string): string | undefined {
  const text = cleanTitle(title);
  if (text.length > 40 || !(shape.test(text) || /^\+[1-9]\d{6,14}$/.test(text))) return undefined;
  const digits = text.replace(/\D/g, '');
  return digits.length >= 7 && digits.length <= 15 ? `+${digits}` : undefined;
}

/** True when two titles are the same name, or the same phone number in another spelling. */
export function sameTitle(one: string, other: string): boolean {
  const [a, b] = [cleanTitle(one), cleanTitle(other)];
  if (a === '' || b === '') return false;
  const phone = phoneOfTitle(a);
  return a === b || (phone !== undefined && phone === phoneOfTitle(b));
}

/** A name as it is compared: one phone number has one spelling. */
export function nameKey(title: string): string {
  return phoneOfTitle(title) ?? cleanTitle(title);
}
