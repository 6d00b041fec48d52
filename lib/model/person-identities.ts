import { isE164, parseTypedPhone } from '@/lib/domain/contact/phone';
import type { Identity, IdentitySource } from '@/lib/domain/contact/identity';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { isKeptOut, keptOutSay } from './kept-out';
import type { Model } from './model';

type Code = 'invalid' | 'lid-is-no-phone' | 'not-a-phone' | 'kept-out';

/** Words for the refusal that protects a customer from a call to a number that is nobody's. */
const lidSay = 'This is a WhatsApp id, not a phone number. Ask the customer for the number.';

/**
 * Checks the identities that a screen or the page offers. A LID never passes as a phone: neither by its own
 * name, nor by its length, nor by the digits of a LID that is already known. A chat that is kept out is refused.
 */
export function checkIdentities(
  model: Model,
  identities: readonly Identity[],
  from: { readonly source: IdentitySource; readonly region: string },
): Result<readonly Identity[], Code> {
  const offered = new Set(
    identities.filter((each) => each.kind === 'lid').map((each) => digitsOf(each.value)),
  );
  const checked: Identity[] = [];
  for (const identity of identities) {
    const digits = digitsOf(identity.value);
    if (identity.kind === 'phone' && (offered.has(digits) || isKnownLid(model, digits))) {
      return failed('lid-is-no-phone', lidSay);
    }
    const one = checkOne(identity, from);
    if (!one.ok) return one;
    if (!checked.some((each) => each.kind === one.value.kind && each.value === one.value.value))
      checked.push(one.value);
  }
  return isKeptOut(model, checked) ? failed('kept-out', keptOutSay) : ok(checked);
}

/** Says whether these digits are those of a LID that some contact has. */
function isKnownLid(model: Model, digits: string): boolean {
  return model.holders({ kind: 'lid', value: `${digits}@lid` }).length > 0;
}

function digitsOf(value: string): string {
  return value.replace(/\D/g, '');
}

const shapes: { readonly [kind in Identity['kind']]: RegExp } = {
  phone: /^\+/,
  lid: /^[0-9]{1,32}@lid$/,
  jid: /^[0-9-]{1,64}@g\.us$/,
  bsuid: /^[A-Za-z0-9._:-]{1,128}$/,
  username: /^[A-Za-z0-9._]{1,64}$/,
  local: /^[A-Za-z0-9._:-]{1,128}$/,
};

const fromWhatsApp: readonly IdentitySource[] = ['modules', 'page'];

function checkOne(
  identity: Identity,
  from: { readonly source: IdentitySource; readonly region: string },
): Result<Identity, Code> {
  const { kind, value } = identity;
  if (kind !== 'phone') {
    return shapes[kind].test(value)
      ? ok({ kind, value })
      : failed('invalid', 'This chat could not be identified.');
  }
  // A number that WhatsApp itself gave is one, in whatever new range; any other must be able to exist.
  if (fromWhatsApp.includes(from.source) && isE164(value)) return ok({ kind, value });
  const parsed = parseTypedPhone(value, from.region);
  if (parsed.ok) return ok({ kind, value: parsed.value });
  return parsed.code === 'lid-is-no-phone'
    ? failed('lid-is-no-phone', lidSay)
    : failed('not-a-phone', 'This is not a phone number. Check it and try again.');
}
