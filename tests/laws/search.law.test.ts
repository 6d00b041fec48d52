import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '@/lib/domain/text/fold';
import { Model } from '@/lib/model/model';
import { SearchIndex } from '@/lib/search/search-index';
import { tokensOf } from '@/lib/search/tokens';
import { contactEntity } from '@/tests/support/builders/rows';
import { TestClock } from '@/tests/support/builders/test-clock';
import { testIds } from '@/tests/support/builders/test-ids';

const words = [
  'Anita',
  'José',
  'Łukasz',
  'Zoë',
  'SHARMA',
  'O’Neill',
  'प्रिया',
  'वर्मा',
  'सुरेश',
  'नमस्ते',
  'অনুপ',
  'বৰুৱা',
  'ৰিমা',
  'শইকীয়া',
  'محمد',
  'الأحمد',
  'فاطمة',
  'வணக்கம்',
  'Иванов',
  'Ελένη',
  'Νίκος',
  '老板',
  '价格多少',
  'さくら',
  '김민수',
  '🌸',
  '٣٤٥٦',
  '१२३४',
  'Müller',
  'İstanbul',
  'straße',
  'क़लम',
];

const name = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .chain((parts) => fc.constantFrom(' ', ' - ', '  ', ', ').map((between) => parts.join(between)));
const names = fc.array(name, { minLength: 1, maxLength: 12, size: 'max' });

/** A model with these contacts and its finished index. */
async function indexOf(list: readonly string[]): Promise<{ search: SearchIndex; ids: readonly string[] }> {
  const clock = new TestClock();
  const uuid = testIds(list.length);
  const model = new Model();
  const ids = list.map(() => uuid.uuid(clock.now()));
  for (const [index, each] of list.entries())
    model.put('contacts', contactEntity(ids[index]!, { name: each }));
  const search = new SearchIndex(model);
  await search.build(clock, new AbortController().signal);
  return { search, ids };
}

describe('search', () => {
  it('finds a contact by every beginning of every word of its name, in any script', async () => {
    await fc.assert(
      fc.asyncProperty(names, async (list) => {
        const { search, ids } = await indexOf(list);
        for (const [index, each] of list.entries()) {
          for (const token of tokensOf(each)) {
            const signs = [...token.text];
            for (let end = 1; end <= signs.length; end += 1) {
              const beginning = signs.slice(0, end).join('');
              expect(search.find(beginning, 50).contacts, `${beginning} of ${each}`).toContain(ids[index]);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('finds exactly what a plain look at every name finds, where nothing is mistyped', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }),
        async (list, asked) => {
          const { search, ids } = await indexOf(list);
          const text = asked.join(' ');
          const expected = ids.filter((_, index) => plainlyMatches(list[index]!, text));
          // One wrong letter is forgiven only where nothing begins like the word, so plain matches come alone.
          if (expected.length > 0)
            expect([...search.find(text, 50).contacts].sort()).toEqual([...expected].sort());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('stays right while contacts are changed, deleted and brought back', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(fc.tuple(fc.nat(), fc.constantFrom('rename', 'delete', 'restore'), name), {
          maxLength: 25,
          size: 'max',
        }),
        async (list, changes) => {
          const { search, ids } = await indexOf(list);
          const now = list.map((each) => ({ name: each, deleted: false }));
          const model = search.model;
          for (const [position, kind, other] of changes) {
            const index = position % list.length;
            const row = now[index]!;
            if (kind === 'rename') row.name = other;
            else row.deleted = kind === 'delete';
            const fields = { name: row.name, deletedAt: row.deleted ? 1 : null };
            search.around('contacts', ids[index]!, () =>
              model.put('contacts', contactEntity(ids[index]!, fields)),
            );
          }
          for (const word of words.slice(0, 12)) {
            const expected = ids.filter(
              (_, index) => !now[index]!.deleted && plainlyMatches(now[index]!.name, word),
            );
            const found = search.find(word, 50).contacts;
            for (const id of expected) expect(found).toContain(id);
            for (const id of found) expect(now[ids.indexOf(id)]!.deleted).toBe(false);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

/** The oracle: every word of the question begins a word of the name, or stands in it where words are not spaced. */
function plainlyMatches(nameText: string, question: string): boolean {
  const have = tokensOf(nameText);
  return tokensOf(question).every((wanted) =>
    have.some((token) =>
      wanted.kind === 'run' ? fold(nameText).includes(wanted.text) : token.text.startsWith(wanted.text),
    ),
  );
}
