import { parseIdentityElement } from '@/lib/domain/contact/identity';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import { isElementSet } from '@/lib/sync/element-set';

/** Says whether one of these operations gives a contact the digits of its own LID as a phone; as a number they can look real. */
export function takesLidForPhone(contact: Entity, operations: readonly Operation[]): boolean {
  const added = operations.flatMap((each) => (each.op === 'add' ? valuesOf([each.element], 'phone') : []));
  const held = contact.d['identities'];
  if (added.length === 0 || held === undefined || !isElementSet(held)) return false;
  const lids = new Set(valuesOf(Object.keys(held), 'lid').map(digitsOf));
  return added.some((phone) => lids.has(digitsOf(phone)));
}

function valuesOf(elements: readonly string[], kind: 'phone' | 'lid'): string[] {
  return elements.flatMap((element) => {
    const identity = parseIdentityElement(element);
    return identity?.kind === kind ? [identity.value] : [];
  });
}

function digitsOf(value: string): string {
  return value.replace(/\D/g, '');
}
