import type { HotTable, TableName } from '@/lib/catalogue/catalogue';
import { tables } from '@/lib/catalogue/catalogue';
import type { TableMeaning } from '@/lib/catalogue/define-table';
import type { Entity } from '@/lib/domain/shared/entity';
import type { ColdEntry, PlacedRow } from '@/lib/store/journal';
import { coldTables, hotTables, liveRows, type HotRows } from '../held-data';
import { isAbout, namesSubject, type Subject } from './is-about';
import { samePerson } from './same-person';
import { withoutSubject } from './without-subject';
import { identityKeysOf } from './subject-identities';

/** Everything that goes when a customer is erased, worked out from the catalogue alone. */
export interface ErasePlan {
  readonly contactId: string;
  /** The contact and every contact that was merged with it. */
  readonly people: ReadonlySet<string>;
  /** Rows in memory, by table. */
  readonly hot: ReadonlyMap<HotTable, ReadonlySet<string>>;
  /** Says whether a row on disk is about the contact, whole or in part. */
  reachesCold(entry: ColdEntry): boolean;
  /** What stays of a row on disk: all of it, the part about others, or nothing. */
  leftOfCold(entry: ColdEntry): ColdEntry | null;
  /** Says whether a row whose shape cannot be relied on names the customer anywhere. */
  reachesMisfit(row: PlacedRow): boolean;
}

/** The tables whose rows can be about a customer, in the order of the catalogue. */
export const customerTables: readonly TableMeaning[] = tables.filter(
  (table) => table.eraseWith === 'contact',
);

const customerHot = hotTables.filter((table) => table.eraseWith === 'contact');
const customerCold = new Map(
  coldTables.filter((table) => table.eraseWith === 'contact').map((table) => [table.name, table]),
);

/**
 * The plan for one customer, or nothing where there is no such contact; `former` are identity keys that were theirs
 * once.
 */
export function erasePlan(
  held: HotRows,
  contactId: string,
  former: ReadonlySet<string> = new Set(),
): ErasePlan | undefined {
  const people = samePerson(held, contactId);
  if (people.size === 0) return undefined;
  const hot = new Map<HotTable, Set<string>>();
  const subject: Subject = {
    people,
    identities: identityKeysOf(held, (id) => people.has(id)).union(former),
    rows: new Set(people),
    has: (table, id) =>
      customerHot.some((each) => each.name === table && (hot.get(each.name)?.has(id) ?? false)),
  };
  while (reachFurther(held, subject, hot));
  const reachesCold = (entry: ColdEntry): boolean => {
    const table = customerCold.get(entry.table);
    if (table === undefined) return false;
    if (entry.contactId !== null && people.has(entry.contactId)) return true;
    return isAbout(table, entry.entity, subject);
  };
  return {
    contactId,
    people,
    hot,
    reachesCold,
    leftOfCold: (entry) => {
      if (!reachesCold(entry)) return entry;
      const table = customerCold.get(entry.table);
      return table === undefined ? entry : withoutSubject(table, entry, subject);
    },
    reachesMisfit: ({ entity }) => namesSubject(entity, subject),
  };
}

/** One round over all rows; a row can lead to rows that point to it, so rounds go on until none is new. */
function reachFurther(held: HotRows, subject: Subject, hot: Map<HotTable, Set<string>>): boolean {
  let found = false;
  for (const table of customerHot) {
    const ids = hot.get(table.name) ?? new Set<string>();
    hot.set(table.name, ids);
    for (const entity of liveRows(held, table.name)) {
      if (ids.has(entity.id) || !isAbout(table, entity, subject)) continue;
      ids.add(entity.id);
      subject.rows.add(entity.id);
      found = true;
    }
  }
  return found;
}

/**
 * What stays of a row that was erased: for what can be synced, the id alone, so that no other computer brings it
 * back; of everything else nothing.
 */
export function tombstoneOf(table: TableName, entity: Entity): Entity | undefined {
  const meaning = tables.find((each) => each.name === table);
  return meaning?.scope === 'synced' ? { id: entity.id, d: {}, c: {}, erased: true } : undefined;
}
