import fc from 'fast-check';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import { entity, type PlainStore } from './held';

/** A store with the truth about it: which people each row is about, by the position of the contact. */
export interface Graph {
  readonly store: PlainStore;
  readonly contacts: readonly string[];
  /** Contacts that are one person have the same number. */
  readonly personOf: readonly number[];
  /** Row id to the contacts it is about. */
  readonly about: ReadonlyMap<string, readonly number[]>;
}

interface Plan {
  readonly merges: readonly (number | null)[];
  readonly notes: readonly number[];
  readonly followUps: readonly number[];
  readonly chats: readonly number[];
  readonly drafts: readonly {
    readonly of: number;
    readonly key: 'linked' | 'id' | 'phone' | 'longer-phone';
  }[];
  readonly histories: readonly { readonly of: readonly number[]; readonly filed: boolean }[];
  readonly trash: readonly boolean[];
}

const uuid = (kind: number, n: number): string =>
  `0190a000-${kind.toString(16).padStart(4, '0')}-7000-8000-${n.toString(16).padStart(12, '0')}`;
/** Each number is the beginning of the next: a careless comparison takes one person for another. */
const phone = (n: number): string => `+9198640${'1'.repeat(n + 1)}`;

/** Random customers, some merged, with everything that can hang on one. */
export const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 6 }).chain((count) => {
  const one = fc.nat({ max: count - 1 });
  const many = fc.array(one, { maxLength: 8 });
  return fc
    .record<Plan>({
      merges: fc.array(fc.option(one, { freq: 3 }), { minLength: count, maxLength: count }),
      notes: many,
      followUps: many,
      chats: many,
      drafts: fc.array(
        fc.record({ of: one, key: fc.constantFrom('linked', 'id', 'phone', 'longer-phone') }),
        { maxLength: 5 },
      ),
      histories: fc.array(
        fc.record({ of: fc.uniqueArray(one, { minLength: 1, maxLength: 3 }), filed: fc.boolean() }),
        { maxLength: 6 },
      ),
      trash: fc.array(fc.boolean(), { minLength: count, maxLength: count }),
    })
    .map((plan) => build(count, plan));
});

function build(count: number, plan: Plan): Graph {
  const contacts = Array.from({ length: count }, (_, n) => uuid(1, n));
  const about = new Map<string, readonly number[]>();
  const put = (id: string, of: readonly number[], d: { readonly [field: string]: Json }): Entity => {
    about.set(id, of);
    return entity(id, d);
  };
  const owned = (kind: number, of: readonly number[], d: (n: number) => { readonly [field: string]: Json }) =>
    of.map((owner, n) => put(uuid(kind, n), [owner], { contactId: contacts[owner] ?? '', ...d(n) }));
  const notes = owned(2, plan.notes, () => ({ body: 'a note', createdAt: 1 }));
  return {
    contacts,
    personOf: groups(count, plan.merges),
    about,
    store: {
      hot: {
        contacts: contacts.map((id, n) => {
          const merged = plan.merges[n] ?? null;
          return put(id, [n], {
            name: `Customer ${n}`,
            identities: { [`phone:${phone(n)}#typed`]: ['0'.repeat(28)] },
            labels: { [uuid(9, 0)]: ['0'.repeat(28)] },
            mergedInto: merged === null ? null : (contacts[merged] ?? null),
            deletedAt: plan.trash[n] === true ? 5 : null,
          });
        }),
        notes,
        followUps: owned(3, plan.followUps, (n) => ({ title: 'call', dueAt: n })),
        chats: owned(4, plan.chats, () => ({ title: 'a chat', openedAt: 1 })),
        labels: [put(uuid(9, 0), [], { name: 'VIP', colour: 'red' })],
        settings: [put('theme', [], { value: 'dark' })],
        drafts: plan.drafts.map(({ of, key }, n) => draft({ n, of, key, contacts, put })),
        consents: [put(uuid(8, 0), [], { choice: 'accepted', at: 1 })],
      },
      cold: {
        history: plan.histories.map(({ of, filed }, n) => {
          const single = filed && of.length === 1;
          return put(uuid(6, n), of, {
            at: n,
            ...(single ? { contactId: contacts[of[0] ?? 0] ?? '' } : {}),
            operations: of.map((owner) => operationFor(owner, contacts, notes, plan.notes)),
            before: of.map(() => ({ existed: true, value: 'Earlier' })),
          });
        }),
        ledger: [put(uuid(7, 0), [], { at: 1, purpose: 'none' })],
      },
    },
  };
}

function draft(of: {
  n: number;
  of: number;
  key: Plan['drafts'][number]['key'];
  contacts: readonly string[];
  put: (id: string, of: readonly number[], d: { readonly [field: string]: Json }) => Entity;
}): Entity {
  const contactId = of.contacts[of.of] ?? '';
  const body = { body: 'half a thought', editedAt: 1 };
  if (of.key === 'linked') return of.put(`note:chat-${of.n}`, [of.of], { ...body, contactId });
  if (of.key === 'id') return of.put(`note:${contactId}:${of.n}`, [of.of], body);
  // The number of a chat that nobody saved; it begins like a customer's number and is another.
  if (of.key === 'longer-phone') return of.put(`note:phone:${phone(of.of)}9:${of.n}`, [], body);
  return of.put(`note:phone:${phone(of.of)}:${of.n}`, [of.of], body);
}

/** A recorded change names the contact or only a row of it. */
function operationFor(
  owner: number,
  contacts: readonly string[],
  notes: readonly Entity[],
  owners: readonly number[],
): Json {
  const at = owners.indexOf(owner);
  const note = at < 0 ? undefined : notes[at];
  return note === undefined
    ? { op: 'set', table: 'contacts', id: contacts[owner] ?? '', field: 'name', value: 'Before' }
    : { op: 'set', table: 'notes', id: note.id, field: 'body', value: 'before' };
}

/** One number per person: whatever merges join, in either direction. */
function groups(count: number, merges: readonly (number | null)[]): readonly number[] {
  const group = Array.from({ length: count }, (_, n) => n);
  for (let round = 0; round < count; round += 1) {
    for (const [from, to] of merges.entries()) {
      if (to === null) continue;
      const lowest = Math.min(group[from] ?? 0, group[to] ?? 0);
      for (const [n, g] of group.entries()) if (g === group[from] || g === group[to]) group[n] = lowest;
    }
  }
  return group;
}
