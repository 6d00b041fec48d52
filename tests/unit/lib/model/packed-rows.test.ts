import { describe, expect, it } from 'vitest';
import type { Entity } from '@/lib/domain/shared/entity';
import type { PackedRows } from '@/lib/domain/shared/packed-rows';
import { Model } from '@/lib/model/model';
import { contactList } from '@/lib/model/queries/contact-list';
import { newlyAssigned } from '@/lib/model/queries/team-given';
import { mentionsOf } from '@/lib/model/queries/team-mentions';
import { SearchIndex } from '@/lib/search/search-index';
import { decodeContent, encodePage } from '@/lib/store/page-codec';
import { TestClock } from '@/tests/support/builders/test-clock';

const stamp = '0000000010000123456789abcdef';
const id = (n: number) => `00000000-0000-7000-8000-${`${n}`.padStart(12, '0')}`;
const label = id(900);

function person(n: number, d: Entity['d'] = {}): Entity {
  return {
    id: id(n),
    d: {
      ...{ name: `Person ${100 - n}`, kind: 'person', createdAt: n, lastActivityAt: 1_000 - n },
      identities: { [`phone:+9198765432${10 + n}#import`]: [stamp] },
      labels: n % 2 === 0 ? { [label]: [stamp] } : {},
      ...d,
    },
    c: { '': stamp },
  };
}

const people = [
  ...[1, 2, 3, 4, 5, 6].map((n) => person(n)),
  person(7, { deletedAt: 5 }),
  person(8, { mergedInto: id(2) }),
  person(9, { sample: true }),
];
const notes: Entity[] = [3, 4].map((n) => ({
  id: id(500 + n),
  d: { contactId: id(n), body: `Wants the blue one ${n}`, createdAt: n },
  c: { '': stamp },
}));

function packed(table: 'contacts' | 'notes', entities: readonly Entity[]): PackedRows {
  const content = decodeContent(encodePage(table, entities));
  if (content?.kind !== 'hot' || content.packed === undefined) throw new Error('This is not packed.');
  return content.packed;
}

function putAll(model: Model, table: 'contacts' | 'notes', entities: readonly Entity[]): Entity[] {
  const rows = packed(table, entities);
  const positions = entities.map((_, position) => position);
  const taken = model.putPacked(table, rows, positions);
  const left = positions.filter((position) => !taken.includes(position)).map((at) => rows.entity(at));
  return left.filter((entity) => !model.put(table, entity));
}

function both(): { readonly one: Model; readonly lazy: Model } {
  const [one, lazy] = [new Model(), new Model()];
  const labelRow = { id: label, d: { name: 'Shop', colour: 'red', createdAt: 1 }, c: { '': stamp } };
  for (const model of [one, lazy]) model.put('labels', labelRow);
  for (const entity of people) one.put('contacts', entity);
  for (const entity of notes) one.put('notes', entity);
  putAll(lazy, 'contacts', people);
  putAll(lazy, 'notes', notes);
  return { one, lazy };
}

function seen(model: Model) {
  const lists = (['name', 'recent', 'due'] as const).flatMap((sort) =>
    [null, label].map((labelId) => contactList(model, { sort, labelId, offset: 0, limit: 50 })),
  );
  return {
    lists,
    counts: [model.visible, model.samples, model.labelCount(label), model.tables.contacts.size],
    holders: people.map((_, n) =>
      model.holders({ kind: 'phone', value: `+9198765432${11 + n}` }).map((each) => each.id),
    ),
    rows: [...model.hot('contacts')].sort((a, b) => (a.id < b.id ? -1 : 1)),
    notes: model.notesOf(id(3)),
  };
}

describe('rows that came packed', () => {
  it('are the same to everybody who asks as rows that were put one by one', () => {
    const { one, lazy } = both();
    expect(seen(lazy)).toEqual(seen(one));
    expect(lazy.contact(id(1))).toBe(lazy.contact(id(1)));
  });

  it('stay the same after changes, before and after they were looked at', () => {
    const { one, lazy } = both();
    lazy.contact(id(5));
    for (const model of [one, lazy]) {
      model.put('contacts', person(5, { name: 'Asha', labels: { [label]: [stamp] }, identities: {} }));
      model.put('contacts', person(6, { deletedAt: 9 }));
      model.put('contacts', { id: id(1), d: {}, c: {}, erased: true });
      model.put('contacts', person(4, { mergedInto: id(3) }));
      model.hide(id(2), true);
    }
    expect(seen(lazy)).toEqual(seen(one));
  });

  it('are found by search as rows that were put one by one', async () => {
    const { one, lazy } = both();
    const found = await Promise.all(
      [one, lazy].map(async (model) => {
        const index = new SearchIndex(model);
        await index.build(new TestClock(), new AbortController().signal);
        return ['Person 95', 'blue', '9876543213'].map((text) => index.find(text, 20));
      }),
    );
    expect(found[1]).toEqual(found[0]);
    expect(found[0]?.[1]?.notes).toHaveLength(2);
  });

  it('of another shape are refused one by one, and the others are taken', () => {
    const model = new Model();
    const wrong = [
      person(1, { name: 7 }),
      person(2, { labels: ['x'] }),
      { ...person(3), d: { name: 'No kind' } },
    ];
    expect(putAll(model, 'contacts', [person(4), ...wrong, person(5)]).map((entity) => entity.id)).toEqual([
      id(1),
      id(2),
      id(3),
    ]);
    expect(model.contact(id(5))?.d.name).toBe('Person 95');
  });
});

describe('what a member is to see of packed rows', () => {
  const seat = id(800);
  const mine = { ownerId: seat, ownerSeen: false, ownerAt: 7, ownerBy: id(801) };
  const owned = [person(1, mine), person(2), person(3, { ...mine, mergedInto: id(4) }), person(4), person(5)];
  const named = [
    { [seat]: [stamp] },
    { [id(801)]: [stamp] },
    // Taken out of the note again: the element is there without a dot.
    { [seat]: [], [id(801)]: [stamp] },
  ].map((mentions, n): Entity => ({ ...notes[0]!, id: id(600 + n), d: { ...notes[0]!.d, mentions } }));
  const look = (model: Model) => ({
    owned: contactList(model, { owner: seat, sort: 'name', labelId: null, offset: 0, limit: 9 }),
    others: contactList(model, { owner: null, sort: 'name', labelId: null, offset: 0, limit: 9 }).count,
    given: newlyAssigned(model, { seat, offset: 0, limit: 9 }),
    named: mentionsOf(model, { seat, now: 1, offset: 0, limit: 9 }),
  });

  it('is the same as of rows that came one by one', () => {
    const [one, lazy] = [new Model(), new Model()];
    for (const entity of owned) one.put('contacts', entity);
    for (const entity of named) one.put('notes', entity);
    for (const entity of putAll(lazy, 'contacts', owned)) lazy.put('contacts', entity);
    putAll(lazy, 'notes', named);
    expect(look(lazy)).toEqual(look(one));
    // Who was merged brings along whoever looked after them.
    expect(look(one).owned.rows.map((row) => row.id)).toEqual([id(4), id(1)]);
    expect(look(one).named.rows.map(({ noteId }) => noteId)).toEqual([id(600)]);
  });

  it('is found without making the rows of others', () => {
    const model = new Model();
    putAll(model, 'contacts', owned);
    putAll(model, 'notes', named);
    newlyAssigned(model, { seat, offset: 0, limit: 9 });
    mentionsOf(model, { seat, now: 1, offset: 0, limit: 9 });
    expect(model.tables.contacts.packed(id(5))).toBeDefined();
    expect(model.tables.notes.packed(id(601))).toBeDefined();
    expect(model.tables.notes.packed(id(600))).toBeUndefined();
  });
});
