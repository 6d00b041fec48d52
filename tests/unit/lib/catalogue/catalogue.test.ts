import { describe, expect, it } from 'vitest';
import { catalogue, tableNamed, tables } from '@/lib/catalogue/catalogue';

const fields = tables.flatMap((table) =>
  Object.entries(table.fields).map(([name, field]) => ({
    path: `${table.name}.${name}`,
    table,
    name,
    field,
  })),
);

describe('the catalogue', () => {
  it('names every table by its key', () => {
    expect(tables.map((table) => table.name)).toEqual(Object.keys(catalogue));
    expect(tableNamed('contacts')).toBe(catalogue.contacts);
    expect(tableNamed('toString')).toBeUndefined();
  });

  it('gives every table a code of its own', () => {
    expect(new Set(tables.map((table) => table.code)).size).toBe(tables.length);
  });

  it.each(tables)('$name has an id, and its contact field and indexes are fields', (table) => {
    expect(table.fields['id']).toBeDefined();
    if (table.contactField !== undefined) expect(table.fields[table.contactField]).toBeDefined();
    for (const index of table.indexes) expect(table.fields[index]).toBeDefined();
  });

  it.each(tables.filter((table) => table.eraseWith === 'contact'))(
    'an erasure of a customer finds the rows of $name',
    (table) => {
      const refs = Object.values(table.fields).filter((field) => field.ref !== undefined);
      expect(table.contactField ?? refs[0]).toBeDefined();
    },
  );

  it.each(tables.filter((table) => table.eraseWith !== 'contact'))(
    '$name, which outlives a customer, points to none',
    (table) => {
      for (const field of Object.values(table.fields)) expect(field.ref).not.toBe('contacts');
      expect(table.contactField).toBeUndefined();
    },
  );

  it.each(fields)('$path says why in a sentence', ({ field }) => {
    expect(field.why.trim().length).toBeGreaterThan(7);
    expect(field.why).toMatch(/^[A-Z]/);
    expect(field.why).not.toMatch(/\.$/);
  });

  it.each(fields)('$path points to a table that is there', ({ field }) => {
    if (field.ref !== undefined) expect(tableNamed(field.ref)).toBeDefined();
    if (field.samePerson === true) expect(tableNamed(field.ref ?? '')?.contactField).toBe('id');
  });

  it.each(tables.filter((table) => table.scope !== 'synced'))(
    'no field of $name may leave this computer',
    (table) => {
      expect(Object.values(table.fields).filter((field) => field.sync)).toEqual([]);
    },
  );

  it('reads from WhatsApp Web exactly what the welcome page says', () => {
    const read = fields.filter(({ field }) => field.origin.includes('read-from-whatsapp'));
    expect(read.map(({ path }) => path)).toEqual([
      'contacts.name',
      'contacts.kind',
      'contacts.identities',
      'chats.title',
      'chats.kind',
      'drafts.id',
      'history.operations',
      'history.before',
      'outbox.operations',
    ]);
  });

  it('gets nothing from 1chat in this version', () => {
    expect(fields.filter(({ field }) => field.origin.includes('from-1chat'))).toEqual([]);
  });

  it('lets drafts and history go after 30 days, as the welcome page says', () => {
    expect(catalogue.drafts.retention).toMatchObject({ keep: 'days', days: 30 });
    expect(catalogue.history.retention).toMatchObject({ keep: 'days', days: 30 });
  });

  it('lets nothing else go by itself that a person made but finished follow-ups after a year, as it says', () => {
    const others = tables.filter(({ name }) => name !== 'drafts' && name !== 'history' && name !== 'ledger');
    const byItself = others.filter(({ retention }) => retention.keep !== 'until-deleted');
    expect(byItself.map(({ name, retention }) => ({ name, ...retention }))).toMatchObject([
      { name: 'followUps', keep: 'days', days: 365 },
    ]);
  });
});
