import { identityKey, parseIdentityElement } from '@/lib/domain/contact/identity';
import { parsePast } from '@/lib/model/past';
import type { HeldData } from '../held-data';
import { erasePlan, type ErasePlan } from './erase-plan';
import { peopleTable, samePerson } from './same-person';
import { identityKeysOf } from './subject-identities';

/**
 * The plan for one customer with what only the history knows: numbers and ids that were theirs and were taken off,
 * because a draft may still be filed under one. Nothing where there is no such contact.
 */
export async function wholePlan(
  held: HeldData,
  contactId: string,
  signal: AbortSignal,
): Promise<ErasePlan | undefined> {
  const people = samePerson(held, contactId);
  if (people.size === 0) return undefined;
  return erasePlan(held, contactId, await formerIdentities(held, people, signal));
}

/** Identity keys that these people once had and that nobody else has now. */
async function formerIdentities(
  held: HeldData,
  people: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  const keys = new Set<string>();
  for await (const batch of held.cold('history', signal)) {
    for (const { entity } of batch) {
      for (const operation of parsePast(entity)?.operations ?? []) {
        if (operation.table !== peopleTable?.name || !people.has(operation.id)) continue;
        if (operation.op !== 'add' && operation.op !== 'remove') continue;
        const identity = parseIdentityElement(operation.element);
        if (identity !== undefined) keys.add(identityKey(identity));
      }
    }
  }
  return keys.difference(identityKeysOf(held, (id) => !people.has(id)));
}
