import { parseIdentityElement, identityKey } from '@/lib/domain/contact/identity';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { isElementSet } from './element-set';

const proving = new Set(['phone', 'lid', 'bsuid', 'jid']);

/**
 * The identities by which two contacts are known to be one: said by WhatsApp itself, and of a kind that belongs to
 * one person. By identity, the stamp of its latest addition. What somebody typed or imported proves nothing.
 */
export function provenIdentities({ d, erased }: Entity): ReadonlyMap<string, Stamp> {
  const held = d['identities'];
  const found = new Map<string, Stamp>();
  if (erased === true || held === undefined || !isElementSet(held)) return found;
  for (const [element, dots] of Object.entries(held)) {
    const identity = parseIdentityElement(element);
    if (identity?.source !== 'modules' || !proving.has(identity.kind)) continue;
    found.set(identityKey(identity), [...dots].sort().at(-1) ?? '');
  }
  return found;
}

/** A LID is one WhatsApp account for good: contacts that share none are two people, whoever has a number now. */
function areTwoAccounts(a: Entity, b: Entity): boolean {
  const [ofA, ofB] = [a, b].map((contact) =>
    [...provenIdentities(contact).keys()].filter((identity) => identity.startsWith('lid:')),
  );
  if (ofA === undefined || ofB === undefined || ofA.length === 0 || ofB.length === 0) return false;
  return ofA.every((lid) => !ofB.includes(lid));
}

/** Says whether the server joins these two by itself, so that nobody needs to be asked. */
export function areJoined(a: Entity, b: Entity): boolean {
  const ofB = provenIdentities(b);
  return [...provenIdentities(a).keys()].some((identity) => ofB.has(identity)) && !areTwoAccounts(a, b);
}

/**
 * The operations that make one contact of those that share this identity: the lowest id stays, each other one leads
 * to it, unless they are two WhatsApp accounts. A merge that a person took back later stands: its stamp is newer than the addition's.
 */
export function joinSame(identity: string, contacts: readonly Entity[]): Operation[] {
  const alive = contacts
    .filter(({ d }) => typeof d['deletedAt'] !== 'number' && typeof d['mergedInto'] !== 'string')
    .filter((contact) => provenIdentities(contact).has(identity))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const [first, ...others] = alive;
  if (first === undefined) return [];
  const stamp =
    alive
      .map((contact) => provenIdentities(contact).get(identity) ?? '')
      .sort()
      .at(-1) ?? '';
  const same = others.filter((other) => !areTwoAccounts(first, other));
  return same.map(({ id }) => ({
    op: 'set',
    table: 'contacts',
    id,
    field: 'mergedInto',
    value: first.id,
    stamp,
  }));
}
