import { parseMergedFields, type ChoiceField } from '@/lib/domain/contact/merged-fields';
import type { ElementSet } from '@/lib/domain/shared/entity';
import type { Stamp } from '@/lib/domain/shared/stamp';
import type { MergeLinks } from './merge-links';
import { stampOf, type Stored } from './stored';

type Contact = Stored<'contacts'>;

/** The rows that merging made one person, as they are stored. */
interface PersonRows {
  /** The contact that nothing leads on from; it may be in the trash. */
  readonly root: string;
  /** Rows that are not in the trash: the one whose id stands for the person, then the others by id. */
  readonly live: readonly [Contact, ...(readonly Contact[])];
}

interface Rows {
  readonly links: MergeLinks;
  readonly row: (id: string) => Contact | undefined;
}

/** Says whether a contact waits in the trash. */
export function isTrashed({ d }: Contact): boolean {
  return typeof d.deletedAt === 'number';
}

/**
 * The rows of the person that this contact belongs to, or nothing where all of them are in the trash. A link whose
 * target is not there (erased, or not here yet) leads nowhere; of links in a circle the lowest id is the root.
 */
export function personRows({ links, row }: Rows, id: string): PersonRows | undefined {
  const root = rootOf({ links, row }, id);
  const found = new Set([root]);
  for (const each of found) {
    for (const other of links.from(each)) if (row(other) !== undefined) found.add(other);
  }
  const rows = [...found].flatMap((each) => row(each) ?? []).filter((each) => !isTrashed(each));
  const [head, ...others] = rows.sort((a, b) => rank(a, root) - rank(b, root) || (a.id < b.id ? -1 : 1));
  return head === undefined ? undefined : { root, live: [head, ...others] };
}

function rank(contact: Contact, root: string): number {
  return contact.id === root ? 0 : 1;
}

function rootOf({ links, row }: Rows, id: string): string {
  const path = [id];
  for (let at = id; ;) {
    const into = links.into(at);
    if (into === undefined || row(into) === undefined) return at;
    const seen = path.indexOf(into);
    if (seen >= 0) return path.slice(seen).sort()[0] ?? into;
    path.push(into);
    at = into;
  }
}

/**
 * One person put together from several rows, of which none is changed, so that taking the merge back gives each
 * as it was: identities and labels of all, and of each value that must be one the row that holds it.
 */
export function mergedPerson(rows: Rows, { live }: PersonRows): Contact {
  const [head] = live;
  const holder = (field: ChoiceField) => holderOf(rows, head, field);
  const worked = live.flatMap(({ d }) => (typeof d.lastActivityAt === 'number' ? [d.lastActivityAt] : []));
  return {
    ...head,
    d: {
      ...head.d,
      name: holder('name').d.name,
      company: holder('company').d.company ?? null,
      quickFact: holder('quickFact').d.quickFact ?? null,
      identities: union(live.map(({ d }) => d.identities)),
      labels: union(live.map(({ d }) => d.labels)),
      createdAt: Math.min(...live.map(({ d }) => d.createdAt)),
      lastActivityAt: worked.length === 0 ? null : Math.max(...worked),
      ...ownerIn(live),
      mergedInto: null,
    },
  };
}

/** Of whom it is, as it was said last of any of its rows. */
function ownerIn(live: PersonRows['live']) {
  const said = (row: Contact) => stampOf(row, 'ownerId') ?? '';
  const { d } = live.reduce((last, row) => (said(row) > said(last) ? row : last));
  const { ownerId = null, ownerBy = null, ownerAt = null, ownerSeen = null } = d;
  return { ownerId, ownerBy, ownerAt, ownerSeen };
}

/** The row whose value of this field stands for the person: the one that was chosen or written last. */
export function holderOf(rows: Rows, head: Contact, field: ChoiceField): Contact {
  return heldBy(rows, { at: head, field, seen: new Set([head.id]) })?.row ?? head;
}

interface Held {
  readonly row: Contact;
  readonly since: Stamp;
}

function heldBy(
  rows: Rows,
  { at, field, seen }: { at: Contact; field: ChoiceField; seen: Set<string> },
): Held | undefined {
  let best: Held | undefined = isTrashed(at) ? undefined : { row: at, since: stampOf(at, field) ?? '' };
  for (const id of rows.links.from(at.id)) {
    const merged = rows.row(id);
    if (merged === undefined || seen.has(id) || !parseMergedFields(merged.d.mergedFields).includes(field)) {
      continue;
    }
    seen.add(id);
    const inner = heldBy(rows, { at: merged, field, seen });
    if (inner === undefined) continue;
    const linked = stampOf(merged, 'mergedInto') ?? '';
    const since = inner.since > linked ? inner.since : linked;
    if (best === undefined || since > best.since) best = { row: inner.row, since };
  }
  return best;
}

function union(sets: readonly (ElementSet | undefined)[]): Record<string, string[]> {
  const joined = new Map<string, Set<Stamp>>();
  for (const set of sets) {
    for (const [element, dots] of Object.entries(set ?? {})) {
      joined.set(element, new Set([...(joined.get(element) ?? []), ...dots]));
    }
  }
  return Object.fromEntries([...joined].map(([element, dots]) => [element, [...dots].sort()]));
}
