import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/min';
import { failed, ok, type Result } from '../shared/result';
import { plainDigits } from '../text/fold';

const mostDigits = 15;
/** From here on a number is more often a LID than a phone: hardly anybody has so long a phone number, every LID is. */
const longDigits = 14;

/** Says whether a text has the shape of an international number (E.164): plus, then 7 to 15 digits. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text);
}

/**
 * Reads a number as a person types it, in the digits of any script. Where it has no country code, `region` is
 * tried: a country (ISO 3166) or a country code. A WhatsApp id (LID) looks like a long number and is none: it is
 * refused by its own name.
 */
export function parseTypedPhone(
  text: string,
  region: string,
): Result<string, 'not-a-phone' | 'lid-is-no-phone'> {
  const plain = plainDigits(text);
  const digits = plain.replace(/\D/g, '');
  if (/@\s*lid/i.test(text) || digits.length > mostDigits) return failed('lid-is-no-phone');
  const typed = plain.trim().replace(/^00(?=[1-9])/, '+');
  const parsed = parsePhoneNumberFromString(typed, { ...defaultsFor(region), extract: false });
  if (parsed === undefined || !canBeCalled(parsed)) return failed('not-a-phone');
  return ok(parsed.number);
}

/** Says whether a number in E.164 can exist at all where it belongs; the digits of a LID cannot, or belong nowhere. */
export function isPossiblePhone(e164: string): boolean {
  const parsed = isE164(e164) ? parsePhoneNumberFromString(e164) : undefined;
  return parsed !== undefined && canBeCalled(parsed);
}

/** By length alone a quarter of all LIDs could be a phone somewhere, so a long number must also fit a range that is given out. */
function canBeCalled(parsed: PhoneNumber): boolean {
  const isLong = parsed.number.length - 1 >= longDigits;
  return isE164(parsed.number) && parsed.isPossible() && (!isLong || parsed.isValid());
}

/** The number as a person reads it aloud; a number that is not understood stays as it is. */
export function shownPhone(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatInternational() ?? e164;
}

function defaultsFor(
  region: string,
): { defaultCountry: CountryCode } | { defaultCallingCode: string } | object {
  if (isSupportedCountry(region)) return { defaultCountry: region };
  return /^\d{1,3}$/.test(region) ? { defaultCallingCode: region } : {};
}

/** Where a number belongs: the country (ISO 3166), or the country code where several countries share it. */
export function regionOfPhone(e164: string): string | undefined {
  const parsed = parsePhoneNumberFromString(e164);
  return parsed?.country ?? parsed?.countryCallingCode;
}
