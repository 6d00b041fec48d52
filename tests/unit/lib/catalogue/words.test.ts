import { describe, expect, it } from 'vitest';
import { tables } from '@/lib/catalogue/catalogue';
import { categories, origins } from '@/lib/catalogue/vocabulary';
import { recordList } from '@/lib/catalogue/records';
import { recordWords, tableWords } from '@/lib/app/table-words';
import { hi } from '@/lib/i18n/catalogue/hi';
import { languages } from '@/lib/i18n/language';

const devanagari = /[\u0900-\u097F]/;

describe.each(languages)('the words of the catalogue in %s', (language) => {
  it('say the meaning of every table and every field', () => {
    const words = tableWords(language);
    expect(words.map((table) => table.name)).toEqual(tables.map((table) => table.name));
    for (const [at, table] of tables.entries()) {
      const said = words[at]!;
      expect(said.title).not.toBe('');
      expect(said.purpose).not.toBe('');
      expect(said.from.length).toBeGreaterThan(0);
      expect(said.fields.map((field) => field.name)).toEqual(Object.keys(table.fields));
      for (const field of said.fields) expect([field.why, field.kind, ...field.from]).not.toContain('');
    }
  });
});

describe('what is kept beside the tables', () => {
  it.each(languages)('is said in %s, record by record and part by part', (language) => {
    const words = recordWords(language);
    expect(words.map(({ name }) => name)).toEqual(recordList.map(({ name }) => name));
    for (const [at, { name, fields }] of recordList.entries()) {
      const said = words[at]!;
      expect(said.fields.map((field) => field.name)).toEqual(Object.keys(fields));
      for (const field of said.fields) expect([field.why, field.kind, ...field.from], name).not.toContain('');
      if (language !== 'en') {
        for (const text of [said.title, said.purpose, ...said.fields.map(({ why }) => why)])
          expect(text, name).toMatch(devanagari);
      }
    }
  });

  it('has Hindi words for nothing that there is not', () => {
    for (const [name, said] of Object.entries(hi.records)) {
      const record = recordList.find((each) => each.name === name);
      expect(Object.keys(said.fields).sort(), name).toEqual(Object.keys(record?.fields ?? {}).sort());
    }
  });

  it('marks secrets as such, and nothing else', () => {
    const secrets = recordWords('en').flatMap(({ name, fields }) =>
      fields.flatMap((field) => (field.show === 'secret' ? [`${name}.${field.name}`] : [])),
    );
    const known = [
      'accessToken.token',
      'key.key',
      'account.refresh',
      'account.renewal',
      'account.conversationKey',
    ];
    expect(secrets).toEqual(known);
  });
});

describe('the Hindi words', () => {
  it('are there for every table, every field and nothing else', () => {
    expect(Object.keys(hi.tables)).toEqual(expect.arrayContaining(tables.map((table) => table.name)));
    for (const table of tables) {
      const said = hi.tables[table.name]!;
      expect(Object.keys(said.fields).sort(), table.name).toEqual(Object.keys(table.fields).sort());
      expect(said.after === undefined, table.name).toBe(table.retention.keep !== 'days');
      for (const text of [said.title, said.purpose, ...Object.values(said.fields)])
        expect(text).toMatch(devanagari);
    }
    expect(Object.keys(hi.tables)).toHaveLength(tables.length);
    expect(Object.keys(hi.categories).sort()).toEqual(Object.keys(categories).sort());
    expect(Object.keys(hi.origins).sort()).toEqual(Object.keys(origins).sort());
  });
});
