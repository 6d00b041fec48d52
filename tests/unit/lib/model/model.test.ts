import { describe, expect, it } from 'vitest';
import { Model } from '@/lib/model/model';
import { contactEntity, followUpEntity, noteEntity, setOf } from '@/tests/support/builders/rows';

const phone = { kind: 'phone', value: '+919864012345' } as const;
const element = 'phone:+919864012345#modules';
const names = (model: Model) => model.byName.entries().map(({ id }) => model.contact(id)?.d.name);

describe('the model', () => {
  it('refuses a row without the shape of its table and keeps the rest', () => {
    const model = new Model();
    expect(model.put('contacts', contactEntity('a', { name: 5 }))).toBe(false);
    expect(model.put('contacts', { id: 'b', d: { kind: 'person', createdAt: 1 }, c: {} })).toBe(false);
    expect(model.put('contacts', contactEntity('c', { identities: 'none' }))).toBe(false);
    expect(model.put('contacts', contactEntity('d', { company: null, unknownField: { later: true } }))).toBe(
      true,
    );
    expect(names(model)).toEqual(['Asha']);
  });

  it('finds contacts by identity until they are deleted, hidden or erased', () => {
    const model = new Model();
    const row = contactEntity('a', { identities: setOf(element), labels: setOf('l') });
    model.put('contacts', row);
    expect(model.contactsWith(phone).map((each) => each.id)).toEqual(['a']);
    model.put('contacts', { ...row, d: { ...row.d, deletedAt: 5 } });
    expect([model.contactsWith(phone), model.labelCount('l'), model.byName.size]).toEqual([[], 0, 0]);
    model.put('contacts', row);
    expect([model.labelCount('l'), model.byName.size]).toEqual([1, 1]);
    model.hide('a', true);
    expect([model.contactsWith(phone), model.labelCount('l'), model.byName.size]).toEqual([[], 0, 0]);
    model.hide('a', false);
    expect([model.labelCount('l'), model.byName.size]).toEqual([1, 1]);
    model.put('contacts', { id: 'a', d: {}, c: {}, erased: true });
    expect([model.holders(phone), model.labelCount('l'), model.byName.size]).toEqual([[], 0, 0]);
  });

  it('hides what is about a contact together with the contact', () => {
    const model = new Model();
    model.put('contacts', contactEntity('a'));
    model.put('notes', noteEntity('n', 'a'));
    model.put('followUps', followUpEntity('f', 'a'));
    expect([model.notesOf('a').length, model.byDue.size]).toEqual([1, 1]);
    model.hide('a', true);
    expect([model.note('n'), model.byDue.size]).toEqual([undefined, 0]);
    model.hide('a', false);
    expect([model.note('n')?.id, model.byDue.size]).toEqual(['n', 1]);
  });

  it('orders names without case, accents and leading signs, the nameless last', () => {
    const model = new Model();
    for (const [index, name] of ['zed', 'Élan', '"Bina"', 'asha', '🌸', 'Øystein', 'প্ৰিয়া'].entries()) {
      model.put('contacts', contactEntity(`${index}`, { name }));
    }
    expect(names(model)).toEqual(['asha', '"Bina"', 'Élan', 'Øystein', 'zed', 'প্ৰিয়া', '🌸']);
  });

  it('keeps its orders right through changes, one by one and many at once', () => {
    const model = new Model();
    const value = new Map<string, number>();
    let state = 7;
    const random = (below: number) => (state = (state * 16_807) % 2_147_483_647) % below;
    for (let round = 0; round < 60; round += 1) {
      for (let count = round % 10 === 0 ? 700 : 3; count > 0; count -= 1) {
        const id = `${random(1_500)}`;
        const createdAt = random(10_000);
        const deletedAt = random(4) === 0 ? 1 : null;
        model.put('contacts', contactEntity(id, { createdAt, deletedAt }));
        if (deletedAt === null) value.set(id, createdAt);
        else value.delete(id);
      }
      const expected = [...value].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([id]) => id);
      expect(model.byRecent.entries().map((entry) => entry.id)).toEqual(expected);
    }
  });

  it('forgets the id of an erased row that never leaves this computer, and keeps that of others', () => {
    const model = new Model();
    model.put('drafts', { id: 'd', d: {}, c: {}, erased: true });
    model.put('notes', { id: 'n', d: {}, c: {}, erased: true });
    expect([...model.hot('drafts')]).toEqual([]);
    expect([...model.hot('notes')].map((each) => each.id)).toEqual(['n']);
  });
});
