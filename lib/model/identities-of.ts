import { parseIdentityElement, type KnownIdentity } from '@/lib/domain/contact/identity';
import { elementsOf } from '@/lib/domain/shared/entity';
import type { Stored } from './stored';

/** Who a contact is known to be, as stored; elements that make no sense are left out. */
export function identitiesOf(contact: Stored<'contacts'>): readonly KnownIdentity[] {
  return elementsOf(contact.d.identities).flatMap((element) => parseIdentityElement(element) ?? []);
}
