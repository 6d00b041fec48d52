import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textIn, textsIn, wholeIn } from '@/server/sql/read';
import { targets, type Opened } from './support/databases';

describe.each(targets)('statements on $name', ({ name, here, open }) => {
  if (!here) return test.skip('is not installed here', () => undefined);
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
    await opened.database.query('create table note (id text primary key, n bigint not null)');
  });
  afterAll(() => opened.database.close());

  const insert = 'insert into note (id, n) values ($1, $2)';
  const countOf = async () =>
    wholeIn((await opened.database.query('select count(*) as n from note'))[0]!, 'n');

  test('every kind of parameter comes back as it went', async () => {
    const { database } = opened;
    const texts = [
      '',
      ' ',
      'a,b',
      '{}',
      '"',
      '\\',
      '\\"',
      'NULL',
      'null',
      'नमस्ते',
      "'; drop table note; --",
      '\n',
    ];
    const [row] = await database.query(
      'select $1::text as t, $2::bigint as n, $3::bool as b, $4::text as e, $5::text[] as l, $6::bigint[] as m, $7::bool[] as c, $8::text[] as h',
      ['it’s', 9_007_199_254_740_991, true, null, texts, [1, 2 ** 40], [true, false], ['a', null, 'NULL']],
    );
    expect(textIn(row!, 't')).toBe('it’s');
    expect(wholeIn(row!, 'n')).toBe(9_007_199_254_740_991);
    expect(row).toMatchObject({ b: true, e: null, c: [true, false], h: ['a', null, 'NULL'] });
    expect(textsIn(row!, 'l')).toEqual(texts);
    expect((row!['m'] as unknown[]).map(Number)).toEqual([1, 2 ** 40]);
    for (const t of texts) expect(await database.query('select $1::text as t', [t])).toEqual([{ t }]);
    expect(await database.query('select 1 as one where false')).toEqual([]);
  });

  test('a statement that fails spoils neither its connection nor the ones after it', async () => {
    const { database } = opened;
    await database.query(insert, ['twice', 1]);
    const before = await countOf();
    for (let turn = 0; turn < 3; turn += 1) {
      await expect(database.query(insert, ['twice', 1])).rejects.toMatchObject({ code: '23505' });
      await expect(database.query(insert, ['x', 'no number'])).rejects.toMatchObject({ code: '22P02' });
      await expect(database.query('selec 1')).rejects.toMatchObject({ code: '42601' });
      expect(await countOf()).toBe(before);
    }
  });

  test('a transaction is kept whole or not at all, wherever it fails', async () => {
    const { database } = opened;
    const before = await countOf();
    const first = (id: string) => database.transaction('write', (sql) => sql.query(insert, [id, 1]));
    await expect(
      database.transaction('write', async (sql) => {
        await sql.query(insert, ['half', 1]);
        await sql.query(insert, ['half', 1]);
      }),
    ).rejects.toMatchObject({ code: '23505' });
    await expect(
      database.transaction('write', async (sql) => {
        await sql.query(insert, ['half', 1]);
        sql.lastly(insert, ['half', 1]);
      }),
    ).rejects.toMatchObject({ code: '23505' });
    await expect(
      database.transaction('write', async (sql) => {
        await Promise.all([sql.query(insert, ['half', 1]), sql.query('selec 1'), sql.query('select 1')]);
      }),
    ).rejects.toThrow();
    await expect(
      database.transaction('write', async (sql) => {
        await sql.query(insert, ['half', 1]);
        throw new Error('changed its mind');
      }),
    ).rejects.toThrow('changed its mind');
    expect(await countOf()).toBe(before);
    await first('whole');
    expect(await countOf()).toBe(before + 1);
  });

  test('statements that are sent together run in their order, each seeing the one before', async () => {
    const { database } = opened;
    const seen = await database.transaction('write', (sql) =>
      Promise.all(
        Array.from({ length: 20 }, async (_, n) => {
          const inserted = sql.query(insert, [`together ${n}`, n]);
          const counted = sql.query(`select count(*) as n from note where id like 'together %'`);
          const [, rows] = await Promise.all([inserted, counted]);
          return wholeIn(rows[0]!, 'n');
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });

  test('a snapshot sees one moment and writes nothing, whenever it begins', async () => {
    const { database } = opened;
    const many = name === 'PGlite' ? 1_010 : 20;
    const look = () => database.transaction('snapshot', (sql) => sql.query('select 1 as one'));
    for (const shift of [0, 1]) {
      if (shift === 1) await database.query('select 1 as one');
      for (let n = 0; n < many; n += 1) expect(await look()).toEqual([{ one: 1 }]);
    }
    const write = database.transaction('snapshot', (sql) => sql.query(insert, ['never', 1]));
    await expect(write).rejects.toMatchObject({ code: '25006' });
    if (name === 'PGlite') return;
    const counts = await database.transaction('snapshot', async (sql) => {
      const count = async () => wholeIn((await sql.query('select count(*) as n from note'))[0]!, 'n');
      const before = await count();
      await database.query(insert, ['meanwhile', 1]);
      return [before, await count()];
    });
    expect(counts[1]).toBe(counts[0]);
  });

  test('a statement is prepared once, and still right when its plan was made anew', async () => {
    const { database } = opened;
    const text = 'select n + $1::bigint as n from note where id = $2';
    await database.query(insert, ['often', 5]);
    const asked = name === 'PGlite' ? 2_100 : 100;
    await database.transaction('write', async (sql) => {
      for (let n = 0; n < asked; n += 1) {
        const [row] = await sql.query(text, [n, 'often']);
        if (wholeIn(row!, 'n') !== n + 5) throw new Error(`wrong at ${n}`);
      }
      const [row] = await sql.query('select count(*) as n from pg_prepared_statements where statement = $1', [
        text,
      ]);
      expect(wholeIn(row!, 'n')).toBe(1);
    });
  });
});
