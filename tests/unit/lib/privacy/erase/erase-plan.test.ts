import { describe, expect, it } from 'vitest';
import { hotAfter } from '@/lib/privacy/erase/after-erasure';
import { customerTables, erasePlan, tombstoneOf } from '@/lib/privacy/erase/erase-plan';
import { erasePreview } from '@/lib/privacy/erase/erase-preview';
import { nothingLeft } from '@/lib/privacy/erase/verify-erasure';
import { tables } from '@/lib/catalogue/catalogue';
import { coldEntry, entity, heldFrom, never } from '../../../../support/privacy/held';

const asha = '0190a000-0001-7000-8000-000000000001';
const ravi = '0190a000-0001-7000-8000-000000000002';
const store = {
  hot: {
    contacts: [entity(asha, { name: '  Asha \u202e Das' }), entity(ravi, { name: 'Ravi' })],
    notes: [entity('n1', { contactId: asha, body: 'x' }), entity('n2', { contactId: ravi, body: 'y' })],
  },
  cold: {
    history: [
      entity('h1', { operations: [{ op: 'set', table: 'notes', id: 'n1', field: 'body', value: 'x' }] }),
      entity('h2', { contactId: ravi, operations: [{ op: 'set', table: 'contacts', id: ravi }] }),
    ],
  },
};
const held = heldFrom(store);

describe('erasePlan', () => {
  it('covers every table that the catalogue ties to a customer', () => {
    expect(customerTables).toEqual(tables.filter((table) => table.eraseWith === 'contact'));
    expect(customerTables.map((table) => table.name)).toContain('contacts');
  });

  it('takes a recorded change that names only a row of the customer', () => {
    const plan = erasePlan(held, asha)!;
    expect(store.cold.history.map((row) => plan.reachesCold(coldEntry('history', row)))).toEqual([
      true,
      false,
    ]);
  });

  it('leaves an id without content where another computer could bring a row back, and nothing elsewhere', () => {
    expect(tombstoneOf('contacts', entity(asha, { name: 'Asha' }))).toEqual({
      id: asha,
      d: {},
      c: {},
      erased: true,
    });
    expect(tombstoneOf('drafts', entity('note:phone:+91', { body: 'x' }))).toBeUndefined();
  });

  it('does not carry what is left of an erased draft into the next generation', () => {
    const before = { id: 'note:phone:+919864000000', d: {}, c: {}, erased: true as const };
    const after = [
      ...hotAfter(heldFrom({ hot: { ...store.hot, drafts: [before] }, cold: {} }), erasePlan(held, ravi)!),
    ];
    expect(after.some(({ entity }) => entity.id === before.id)).toBe(false);
  });
});

describe('erasePreview', () => {
  it('asks for the name as it can be typed', async () => {
    expect((await erasePreview(held, asha, never))?.name).toBe('Asha Das');
  });

  it('knows nobody of that id', async () => {
    expect(await erasePreview(held, 'nobody', never)).toBeNull();
  });

  it('counts everything where no customer is named', async () => {
    const preview = await erasePreview(held, null, never);
    expect(preview?.counts).toEqual(
      expect.arrayContaining([
        { table: 'contacts', count: 2 },
        { table: 'history', count: 2 },
      ]),
    );
    expect(preview?.counts).toHaveLength(tables.length);
  });
});

describe('nothingLeft', () => {
  it('finds a row that was forgotten', async () => {
    const plan = erasePlan(held, asha)!;
    expect(await nothingLeft(held, plan, never)).toBe(false);
    const rest = {
      hot: { contacts: [store.hot.contacts[1]!], notes: [store.hot.notes[1]!] },
      cold: { history: [store.cold.history[1]!] },
    };
    expect(await nothingLeft(heldFrom(rest), plan, never)).toBe(true);
    expect(await nothingLeft(heldFrom({ ...rest, cold: store.cold }), plan, never)).toBe(false);
    const points = { ...rest.hot, notes: [entity('n3', { contactId: asha, body: 'new' })] };
    expect(await nothingLeft(heldFrom({ hot: points, cold: {} }), plan, never)).toBe(false);
  });
});
