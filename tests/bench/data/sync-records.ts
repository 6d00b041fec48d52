import type { Entity } from '@/lib/domain/shared/entity';
import { elementsOf, type ElementSet } from '@/lib/domain/shared/entity';
import { seededCrm } from './crm';

/** A record as our server holds it. */
export interface OurRecord {
  readonly kind: 'labels' | 'contacts';
  readonly entity: Entity;
}

/** The same record as a document of a peer: its fields without our stamps. */
export interface PeerRecord {
  readonly id: string;
  readonly kind: 'labels' | 'contacts';
  readonly name: string;
  readonly type: string;
  readonly company: string | null;
  readonly quickFact: string | null;
  readonly phones: readonly string[];
  readonly labels: readonly string[];
  readonly createdAt: number;
  readonly lastActivityAt: number;
  readonly updatedAt: number;
}

/** The name of the last contact, which nobody else has: who finds it has everything before it as well. */
export const lastName = 'Zubeida Quartermain';

/** `size` records of a made-up shop: 20 labels, the rest contacts; the last one is known by its name. */
export function ourRecords(size: number): OurRecord[] {
  const { labels, contacts } = seededCrm(size);
  const people = contacts
    .slice(0, size - labels.length)
    .map((entity) => ({ kind: 'contacts' as const, entity }));
  const last = people.at(-1);
  if (last === undefined) throw new RangeError(`${size} records are too few.`);
  const named: Entity = { ...last.entity, d: { ...last.entity.d, name: lastName } };
  const all = [...labels.map((entity) => ({ kind: 'labels' as const, entity })), ...people.slice(0, -1)];
  return [...all, { kind: 'contacts', entity: named }];
}

/** Every so many records, and the last one, to be compared, after the first so many contacts were edited. */
export function sampleOf(size: number, edited: number): OurRecord[] {
  const all = ourRecords(size);
  const firstContact = all.findIndex(({ kind }) => kind === 'contacts');
  return all.flatMap((record, index) => {
    if (index % sampledEvery !== 0 && index !== all.length - 1) return [];
    const number = index - firstContact;
    if (number < 0 || number >= edited) return [record];
    const { kind, entity } = record;
    return [{ kind, entity: { ...entity, d: { ...entity.d, company: editedCompany(number) } } }];
  });
}

const sampledEvery = 500;

/** The same records for a peer. */
export function peerRecords(size: number): PeerRecord[] {
  return ourRecords(size).map(({ kind, entity: { id, d } }, index) => {
    const createdAt = numberOf(d['createdAt']);
    return {
      id,
      kind,
      name: String(d['name']),
      type: String(d['kind'] ?? d['colour'] ?? ''),
      company: textOf(d['company']),
      quickFact: textOf(d['quickFact']),
      phones: elementsIn(d['identities']),
      labels: elementsIn(d['labels']),
      createdAt,
      lastActivityAt: numberOf(d['lastActivityAt']),
      updatedAt: createdAt + index,
    };
  });
}

/** What the edits write, into the company: the same for everybody. */
export function editedCompany(index: number): string {
  return `Edited offline ${index}`;
}

/** The contacts that are edited while there is no network. */
export function editedIds(size: number, count: number): string[] {
  return ourRecords(size)
    .filter(({ kind }) => kind === 'contacts')
    .slice(0, count)
    .map(({ entity }) => entity.id);
}

function elementsIn(value: unknown): string[] {
  return elementsOf((value ?? {}) as ElementSet);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOf(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}
