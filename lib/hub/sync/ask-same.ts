import type { Entity } from '@/lib/domain/shared/entity';
import { mayBeSame, type SameWhy } from '@/lib/model/may-be-same';
import type { Model } from '@/lib/model/model';
import { hasShape, shapesOf, stampOf, type Stored } from '@/lib/model/stored';
import { wasSetApart } from '@/lib/model/who-is';
import type { AskedPair, SyncRecord } from '@/lib/sync/engine/record';
import { rowKey } from '@/lib/sync/engine/row-key';
import { areJoined } from '@/lib/sync/same-person';
import type { Data } from '../root';
import { baseOf, type Synced } from './synced';

type Contact = Stored<'contacts'>;

/** More would be a list that nobody goes through; each contact's own screen asks as well. */
const mostAsked = 500;

/**
 * The pairs to ask a person about when a contact of this computer goes to the team: those of the team that may be
 * the same, where it takes a guess. Where WhatsApp itself has shown it, the server joins them.
 */
export function pairsOnUpload(
  { model, stamps }: Data,
  synced: Synced,
  contact: Entity,
): readonly AskedPair[] {
  const own = model.contact(contact.id);
  if (own === undefined) return [];
  const isTeams = (other: Contact) =>
    !isOf(other, stamps.client) && baseOf(model, synced, rowKey('contacts', other.id)) !== undefined;
  return guesses(model, own, isTeams).map((theirs) => ({ mine: own.id, theirs }));
}

/** The same when a contact of the team comes that was not here before, about those that were made here. */
export function pairsOnArrival({ model, stamps }: Data, arrived: Entity): readonly AskedPair[] {
  const { client } = stamps;
  if (!hasShape<'contacts'>(contactShapes, arrived) || isOf(arrived, client)) return [];
  if (typeof arrived.d.deletedAt === 'number') return [];
  const isOurs = (contact: Contact) => isOf(contact, client);
  return guesses(model, arrived, isOurs).map((mine) => ({ mine, theirs: arrived.id }));
}

const contactShapes = shapesOf('contacts');

function isOf(contact: Contact, client: string): boolean {
  return stampOf(contact, 'createdAt')?.endsWith(client) === true;
}

function guesses(model: Model, contact: Contact, isMeant: (other: Contact) => boolean): readonly string[] {
  return [...mayBeSame(model, contact).keys()]
    .filter((other) => isMeant(other) && !areJoined(contact, other))
    .map(({ id }) => id);
}

/** The record with these pairs to ask about as well, and without those that are settled. */
export function withPairs(model: Model, record: SyncRecord, pairs: readonly AskedPair[]): SyncRecord {
  const asked = new Set(record.asked.map(nameOf));
  const fresh = pairs.filter((pair) => !asked.has(nameOf(pair)));
  if (fresh.length === 0) return record;
  const open = record.asked.filter((pair) => openPair(model, pair) !== null);
  return { ...record, asked: [...open, ...fresh].slice(0, mostAsked) };
}

/** What names a pair. */
export function nameOf({ mine, theirs }: AskedPair): string {
  return `${mine} ${theirs}`;
}

/** A pair as it stands now, or nothing where there is nothing to decide any more. */
export function openPair(
  model: Model,
  { mine, theirs }: AskedPair,
): { readonly mine: Contact; readonly theirs: Contact; readonly why: SameWhy } | null {
  const [a, b] = [model.contact(mine), model.contact(theirs)];
  if (a === undefined || b === undefined || a.id === b.id) return null;
  if (wasSetApart(model, a) || wasSetApart(model, b)) return null;
  const why = mayBeSame(model, a).get(b);
  return why === undefined ? null : { mine: a, theirs: b, why };
}
