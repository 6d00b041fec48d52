import type { Entity } from '@/lib/domain/shared/entity';

/** A way to keep contacts in IndexedDB. Each call opens and closes what it needs, as a woken worker does. */
export interface Subject {
  /** Writes all contacts into an empty database, durably, the fast way that its documentation gives. */
  write(contacts: readonly Entity[]): Promise<void>;
  /** Opens the database and reads every contact into memory; answers how many there were. */
  load(): Promise<number>;
  /** Opens the database and answers a function that saves one changed contact with its history and command id. */
  committer(): Promise<Committer>;
  /** Opens the database, then writes all of it anew under a new key; answers how long the latter took. */
  renew?(): Promise<number>;
}

export interface Committer {
  /** Resolves when it is durable. */
  save(contact: Entity, number: number): Promise<void>;
  close(): void;
}

/** What a committed command writes beside the contact. */
export function historyRow(contact: Entity, number: number) {
  return {
    id: `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`,
    contactId: contact.id,
    at: number,
    command: 'contact.rename',
    operations: [{ op: 'set', field: 'name', value: contact.d['name'] ?? null, stamp: contact.c[''] ?? '' }],
    before: [{ name: contact.d['name'] ?? null }],
  };
}

/** The contact with another name. */
export function renamed(contact: Entity, number: number): Entity {
  return { ...contact, d: { ...contact.d, name: `Renamed ${number}` } };
}
