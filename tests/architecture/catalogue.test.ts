import { describe, expect, it } from 'vitest';
import { catalogue, tables } from '@/lib/catalogue/catalogue';
import type { TableMeaning } from '@/lib/catalogue/define-table';
import { recordList, records } from '@/lib/catalogue/records';
import { labels } from '@/lib/catalogue/tables/labels';
import { notes } from '@/lib/catalogue/tables/notes';
import { expectNone } from './support/expect-none';
import { filesIn } from './support/project-files';

const twice = (values: readonly string[]): string[] =>
  values.filter((value, index) => values.indexOf(value) !== index);

/** What the compiler cannot see: names that must differ, references that must lead somewhere, promises that must agree. */
function contradictions(all: readonly TableMeaning[]): string[] {
  const names = all.map(({ name }) => name);
  const pairs = all.flatMap((table) =>
    Object.entries(table.fields).map(([field, meaning]) => ({
      table,
      at: `${table.name}.${field}`,
      meaning,
    })),
  );
  return [
    ...twice(names).map((name) => `two tables are called ${name}`),
    ...twice(all.map(({ code }) => code)).map((code) => `two tables have the code ${code}`),
    ...twice(all.map(({ title }) => title)).map((title) => `two tables are shown as ${title}`),
    ...pairs.flatMap(({ at, meaning: { ref } }) =>
      ref === undefined || names.includes(ref) ? [] : [`${at} points to ${ref}, which is no table`],
    ),
    ...pairs.flatMap(({ at, table, meaning }) =>
      meaning.sync && table.scope !== 'synced'
        ? [`${at} would leave a table that stays on this computer`]
        : [],
    ),
    ...pairs.flatMap(({ at, meaning }) =>
      meaning.why.trim().length < 5 || meaning.why.endsWith('.')
        ? [`${at} does not say why in one sentence`]
        : [],
    ),
    ...pairs.flatMap(({ at, meaning: { category, secret } }) =>
      (category === 'account.secret') === (secret === true) ? [] : [`${at} shows a secret`],
    ),
    ...all.flatMap(({ name, eraseWith, contactField }) =>
      eraseWith === 'contact' && contactField === undefined
        ? [`${name} is erased with a contact it does not name`]
        : [],
    ),
    ...all.flatMap(({ name, fields }) =>
      'id' in fields || 'key' in fields ? [] : [`${name} has rows without an id`],
    ),
  ];
}

describe('the catalogue', () => {
  it('does not contradict itself', () => {
    expectNone(contradictions(tables));
  });

  it('lists every table that has a file, under its own name', () => {
    const files = filesIn('lib/catalogue/tables').map((path) =>
      path.replace(/^.*\/|\.ts$/g, '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    expect(Object.keys(catalogue).sort()).toEqual(files.sort());
    for (const [name, table] of Object.entries(catalogue)) expect(table.name).toBe(name);
  });

  it('holds the tables that the product was promised with', () => {
    expect(tables.map(({ name }) => name)).toEqual(
      expect.arrayContaining(
        'contacts chats notes labels followUps drafts settings history ledger outbox consents'.split(' '),
      ),
    );
  });

  it('is read by checks that see a contradiction', () => {
    const { id } = labels.fields;
    const broken: TableMeaning[] = [
      {
        ...labels,
        fields: { id, other: { ...id, ref: 'nowhere' }, pass: { ...id, category: 'account.secret' } },
      },
      { ...labels, scope: 'device', fields: { name: { ...id, why: '', sync: true } } },
    ];
    const { contactField: _lost, ...noteWithoutContact } = notes;
    expect(contradictions([...broken, noteWithoutContact])).toEqual([
      'two tables are called labels',
      'two tables have the code l',
      'two tables are shown as Labels',
      'labels.other points to nowhere, which is no table',
      'notes.contactId points to contacts, which is no table',
      'labels.name would leave a table that stays on this computer',
      'labels.name does not say why in one sentence',
      'labels.pass shows a secret',
      'notes is erased with a contact it does not name',
      'labels has rows without an id',
    ]);
  });
});

describe('what is kept beside the tables', () => {
  it('is listed with a file of its own, under its own name and nobody else’s', () => {
    const files = filesIn('lib/catalogue/records').map((path) =>
      path.replace(/^.*\/|\.ts$/g, '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    expect(Object.keys(records).sort()).toEqual(files.sort());
    for (const [name, record] of Object.entries(records)) expect(record.name).toBe(name);
    expectNone(twice([...tables, ...recordList].map(({ name }) => name)));
    expectNone(twice([...tables, ...recordList].map(({ title }) => title)));
  });

  it('lies where no other record lies', () => {
    const places = recordList.flatMap(({ place }) => place.keys.map((key) => `${place.in}/${key}`));
    expectNone(twice(places));
    const covered = places.filter((one) =>
      places.some((other) => other !== one && other.endsWith('*') && one.startsWith(other.slice(0, -1))),
    );
    expectNone(covered);
  });

  it('says why in one sentence, and exports nothing that it calls a secret without saying so', () => {
    expectNone(
      recordList.flatMap(({ name, purpose, exported, fields }) => [
        ...(purpose.endsWith('.') ? [`${name} ends with a full stop`] : []),
        ...(exported !== true && !exported.leftOut.endsWith('.')
          ? [`${name} is left out without a sentence`]
          : []),
        ...Object.entries(fields).flatMap(([part, { why, category, shown }]) => [
          ...(why.trim().length < 5 || why.endsWith('.') ? [`${name}.${part} does not say why`] : []),
          ...((category === 'account.secret') === (shown === 'secret')
            ? []
            : [`${name}.${part} shows a secret`]),
        ]),
      ]),
    );
  });
});
