import { tables } from '@/lib/catalogue/catalogue';
import { describe, expect, it } from 'vitest';
import { heldCounts, heldTables } from '@/lib/privacy/held-tables';
import { heldShown } from '@/lib/privacy/held-shown';
import { heldRows } from '@/lib/privacy/held-rows';
import { entity, heldFrom, never } from '../../../support/privacy/held';

const notes = Array.from({ length: 30 }, (_, n) =>
  entity(`n-${String(n).padStart(2, '0')}`, { body: `note ${n}` }),
);
const history = Array.from({ length: 7 }, (_, n) => entity(`h-${n}`, { at: n }));
const erased = { id: 'gone', d: {}, c: {}, erased: true as const };
const held = heldFrom({ hot: { notes: [...notes, erased] }, cold: { history } });

describe('heldRows', () => {
  it('gives the newest first, a window at a time, with the whole count', async () => {
    const page = await heldRows(held, { table: 'notes', offset: 10, limit: 3 }, never);
    expect(page).toMatchObject({ count: 30, offset: 10 });
    expect(page.rows.map((row) => row.id)).toEqual(['n-19', 'n-18', 'n-17']);
  });

  it('reads tables on disk the same way', async () => {
    const page = await heldRows(held, { table: 'history', offset: 0, limit: 2 }, never);
    expect(page.count).toBe(7);
    expect(page.rows.map((row) => row.id)).toEqual(['h-6', 'h-5']);
  });

  it('says of a secret that it is there, and nothing else', async () => {
    const keptOut = [entity('secret', { since: 1, secret: 's3cret' }), entity('a-mark', { since: 2 })];
    const source = heldFrom({ hot: { keptOut }, cold: {} });
    const { rows } = await heldRows(source, { table: 'keptOut', offset: 0, limit: 5 }, never);
    expect(rows).toEqual([
      { id: 'secret', fields: { since: 1, secret: true } },
      { id: 'a-mark', fields: { since: 2 } },
    ]);
  });

  it('gives nothing of a table that is not ours', async () => {
    expect(await heldRows(held, { table: 'constructor', offset: 0, limit: 5 }, never)).toEqual({
      count: 0,
      offset: 0,
      rows: [],
    });
  });

  it('cuts a huge text and an answer that would be too large, and goes on from there', async () => {
    const huge = Array.from({ length: 100 }, (_, n) => entity(`n-${100 + n}`, { body: 'x'.repeat(20_000) }));
    const source = heldFrom({ hot: { notes: huge }, cold: {} });
    const page = await heldRows(source, { table: 'notes', offset: 0, limit: 100 }, never);
    expect(JSON.stringify(page).length).toBeLessThan(64_000);
    expect(page.rows.length).toBeGreaterThan(5);
    expect(String(page.rows[0]?.fields['body'])).toContain('18000 more characters');
    const next = await heldRows(source, { table: 'notes', offset: page.rows.length, limit: 1 }, never);
    expect(next.rows[0]?.id).toBe(`n-${199 - page.rows.length}`);
  });
});

describe('heldCounts', () => {
  it('counts every table of the catalogue and nothing that was erased', async () => {
    const counts = new Map((await heldCounts(held, never)).map(({ table, count }) => [table, count]));
    expect(counts.get('notes')).toBe(30);
    expect(counts.get('history')).toBe(7);
    expect(counts.get('outbox')).toBe(0);
    expect(counts.size).toBe(tables.length);
  });

  it('takes a big table on disk from the books instead of reading it', async () => {
    const sizes = [{ table: 'history' as const, bytes: 9_000_000, rows: 80_000 }];
    const tables = await heldTables(held, sizes, never);
    expect(tables.find((each) => each.table === 'history')).toEqual({
      table: 'history',
      count: 80_000,
      bytes: 9_000_000,
    });
    expect(tables.find((each) => each.table === 'notes')).toEqual({ table: 'notes', count: 30, bytes: 0 });
  });
});

describe('heldShown', () => {
  const asha = '0190a000-0001-7000-8000-000000000001';
  const ravi = '0190a000-0001-7000-8000-000000000002';
  const rows = {
    contacts: [entity(asha, { name: 'Asha' }), entity(ravi, { name: 'Ravi' })],
    notes: [entity('n1', { contactId: asha }), entity('n2', { contactId: ravi })],
  };
  const cold = [entity('h1', { contactId: asha, at: 1 }), entity('h2', { contactId: ravi, at: 2 })];
  const plain = heldFrom({ hot: rows, cold: { history: cold } });
  const store = { model: plain, journal: { coldAll: plain.cold.bind(plain), misfits: plain.misfits } };

  it('hides a customer whose erasure was begun, with all that is about them', async () => {
    const shown = await heldShown({ ...store, erasing: [{ contactId: asha, until: 0 }] }, never);
    expect([...shown.hot('contacts')].map((row) => row.id)).toEqual([ravi]);
    expect([...shown.hot('notes')].map((row) => row.id)).toEqual(['n2']);
    const page = await heldRows(shown, { table: 'history', offset: 0, limit: 9 }, never);
    expect(page.rows.map((row) => row.id)).toEqual(['h2']);
  });

  it('shows everybody while nobody is being erased', async () => {
    const shown = await heldShown({ ...store, erasing: [] }, never);
    expect([...shown.hot('contacts')]).toHaveLength(2);
  });
});
