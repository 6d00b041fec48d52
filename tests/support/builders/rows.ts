import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';

const aStamp = `000000001000${'a'.repeat(16)}`;

/** A contact as the store keeps it; identities are given as elements. */
export function contactEntity(id: string, fields: { readonly [field: string]: Json } = {}): Entity {
  return {
    id,
    d: { name: 'Asha', kind: 'person', createdAt: 1_000, identities: {}, ...fields },
    c: { '': aStamp },
  };
}

/** A set field with these elements. */
export function setOf(...elements: readonly string[]): { readonly [element: string]: readonly string[] } {
  return Object.fromEntries(elements.map((element) => [element, [aStamp]]));
}

/** A note as the store keeps it. */
export function noteEntity(
  id: string,
  contactId: string,
  fields: { readonly [field: string]: Json } = {},
): Entity {
  return { id, d: { contactId, body: 'A note', createdAt: 1_000, ...fields }, c: { '': aStamp } };
}

/** A follow-up as the store keeps it. */
export function followUpEntity(
  id: string,
  contactId: string,
  fields: { readonly [field: string]: Json } = {},
): Entity {
  const base = { contactId, title: 'Call', dueAt: 2_000, zone: 'Asia/Kolkata', createdAt: 1_000 };
  return { id, d: { ...base, ...fields }, c: { '': aStamp } };
}
