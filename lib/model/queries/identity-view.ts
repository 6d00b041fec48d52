import { identityElement, parseIdentityElement, type KnownIdentity } from '@/lib/domain/contact/identity';
import { shownPhone } from '@/lib/domain/contact/phone';
import { elementsOf } from '@/lib/domain/shared/entity';
import { timeOfStamp } from '@/lib/domain/shared/stamp';
import type { Stored } from '../stored';

/** An identity as screens show it; never a number that nobody can call. */
export function identityView(identity: KnownIdentity, since: number) {
  return { ...identity, shown: shownIdentity(identity), element: identityElement(identity), since };
}

/** How a person reads an identity. */
export function shownIdentity({ kind, value }: KnownIdentity): string {
  switch (kind) {
    case 'phone':
      return shownPhone(value);
    case 'username':
      return `@${value}`;
    case 'jid':
      return 'WhatsApp group';
    case 'local':
      return 'Not linked to WhatsApp';
    case 'lid':
    case 'bsuid':
      return 'WhatsApp id (no phone number known)';
  }
}

/** The identities of a contact, phone numbers first, then by the time they became known. */
export function identityViews(contact: Stored<'contacts'>) {
  const rank = (kind: KnownIdentity['kind']) => (kind === 'phone' ? 0 : 1);
  return elementsOf(contact.d.identities)
    .flatMap((element) => {
      const identity = parseIdentityElement(element);
      if (identity === undefined) return [];
      const dots = contact.d.identities[element] ?? [];
      return [identityView(identity, Math.min(...dots.map(timeOfStamp)))];
    })
    .sort((a, b) => rank(a.kind) - rank(b.kind) || a.since - b.since);
}

/** The phone number that stands for a contact in lists, as a person reads it; empty where none is known. */
export function mainPhone(contact: Stored<'contacts'>): string {
  for (const element of elementsOf(contact.d.identities)) {
    const identity = parseIdentityElement(element);
    if (identity?.kind === 'phone') return shownPhone(identity.value);
  }
  return '';
}
