import { describe, expect, it } from 'vitest';
import { Model } from '@/lib/model/model';
import { isOneEdit } from '@/lib/search/one-edit';
import { SearchIndex } from '@/lib/search/search-index';
import { tokensOf } from '@/lib/search/tokens';
import { contactEntity, noteEntity, setOf } from '@/tests/support/builders/rows';
import { TestClock } from '@/tests/support/builders/test-clock';

const signal = new AbortController().signal;

async function build(model: Model): Promise<SearchIndex> {
  const search = new SearchIndex(model);
  await search.build(new TestClock(), signal);
  return search;
}

function shop(): Model {
  const model = new Model();
  const phone = (number: string) => ({ identities: setOf(`phone:${number}#typed`) });
  model.put(
    'contacts',
    contactEntity('asha', { name: 'Asha Sharma', company: 'Rose Boutique', ...phone('+919864012345') }),
  );
  model.put(
    'contacts',
    contactEntity('rose', { name: 'Rose Daimary', quickFact: 'Size M', ...phone('+447700900123') }),
  );
  model.put('contacts', contactEntity('priya', { name: 'प्रिया वर्मा', ...phone('+919999012340') }));
  model.put('contacts', contactEntity('wei', { name: 'Wei 老板价格' }));
  model.put('notes', noteEntity('n1', 'asha', { body: 'Wants the blue saree before Diwali' }));
  model.put('notes', noteEntity('n2', 'rose', { body: 'Paid for the saree' }));
  return model;
}

describe('search', () => {
  it('puts names before companies, and whole words before beginnings', async () => {
    const search = await build(shop());
    expect(search.find('rose', 5).contacts).toEqual(['rose', 'asha']);
  });

  it('needs every word, in any order', async () => {
    const search = await build(shop());
    expect(search.find('sharma ash', 5).contacts).toEqual(['asha']);
    expect(search.find('sharma rose daimary', 5).contacts).toEqual([]);
    expect(search.find('blue saree', 5).notes).toEqual(['n1']);
    expect([...search.find('saree', 5).notes].sort()).toEqual(['n1', 'n2']);
  });

  it('forgives one wrong, missing, doubled or swapped letter', async () => {
    const search = await build(shop());
    for (const typed of ['sharna', 'sharm', 'sharmaa', 'shrama', 'harma']) {
      expect(search.find(typed, 5).contacts, typed).toContain('asha');
    }
    expect(search.find('xharna', 5).contacts).toEqual([]);
  });

  it.each(['9864012345', '+91 98640 12345', '012345', '6401', '098640 12345', '९८६४०१२३४५'])(
    'finds a phone by %s',
    async (typed) => {
      expect((await build(shop())).find(typed, 5).contacts).toContain('asha');
    },
  );

  it('finds a name together with a part of the number', async () => {
    expect((await build(shop())).find('asha 6401', 5).contacts).toEqual(['asha']);
    expect((await build(shop())).find('rose 6401', 5).contacts).toEqual(['asha']);
    expect((await build(shop())).find('daimary 6401', 5).contacts).toEqual([]);
  });

  it('puts numbers that end so before numbers that hold it', async () => {
    expect((await build(shop())).find('01234', 5).contacts).toHaveLength(2);
    expect((await build(shop())).find('012345', 5).contacts).toEqual(['asha']);
  });

  it('finds parts of scripts that are written without spaces, in their order', async () => {
    const search = await build(shop());
    expect(search.find('价格', 5).contacts).toEqual(['wei']);
    expect(search.find('板价格', 5).contacts).toEqual(['wei']);
    expect(search.find('格价', 5).contacts).toEqual([]);
  });

  it('shows nothing of a contact that is hidden or deleted, notes included', async () => {
    const model = shop();
    const search = await build(model);
    model.hide('asha', true);
    expect(search.find('saree', 5)).toEqual({ contacts: [], notes: ['n2'] });
    model.hide('asha', false);
    search.around('notes', 'n2', () =>
      model.put('notes', noteEntity('n2', 'rose', { body: 'x', deletedAt: 1 })),
    );
    expect(search.find('saree', 5).notes).toEqual(['n1']);
  });

  it('lets others in while it is made, takes changes meanwhile, and says that it is not ready', async () => {
    const model = new Model();
    for (let index = 0; index < 2_000; index += 1)
      model.put('contacts', contactEntity(`${index}`, { name: `Person ${index}` }));
    const search = new SearchIndex(model);
    let breaths = 0;
    let now = 0;
    const clock = {
      now: () => (now += 9),
      after: () => undefined,
      breathe: async () => {
        breaths += 1;
        expect(search.building).toBe(true);
        if (breaths === 1) {
          search.around('contacts', '1999', () =>
            model.put('contacts', contactEntity('1999', { name: 'Renamed' })),
          );
          expect(search.find('renamed', 5).contacts).toEqual(['1999']);
        }
        await Promise.resolve();
      },
    };
    await search.build(clock, signal);
    expect(breaths).toBeGreaterThan(10);
    expect(search.building).toBe(false);
    expect(search.find('renamed', 5).contacts).toEqual(['1999']);
    expect(search.find('person 1999', 5).contacts).toEqual([]);
  });

  it('is asked nothing by an empty text or by signs alone', async () => {
    const search = await build(shop());
    for (const text of ['', '   ', '--', '+', '()'])
      expect(search.find(text, 5)).toEqual({ contacts: [], notes: [] });
  });
});

describe('tokens', () => {
  it('keep Indic words whole and part runs from words', () => {
    expect(tokensOf('नमस्ते வணக்கம்').map((token) => token.text)).toEqual(['नमस्ते', 'வணக்கம்']);
    expect(tokensOf('wei老板2 さくら')).toEqual([
      { text: 'wei', kind: 'word' },
      { text: '老板', kind: 'run' },
      { text: '2', kind: 'word' },
      { text: 'さくら', kind: 'run' },
    ]);
  });
});

describe('one mistake', () => {
  it('is one letter more, less, other, or two swapped', () => {
    const pairs = [
      ['abc', 'abc', true],
      ['abc', 'abd', true],
      ['abc', 'abcd', true],
      ['abc', 'bc', true],
      ['abc', 'acb', true],
      ['abcd', 'acbd', true],
      ['abcd', 'badc', false],
      ['abc', 'cba', false],
      ['abc', 'a', false],
      ['', 'a', true],
    ] as const;
    for (const [a, b, near] of pairs) expect(isOneEdit(a, b), `${a} ${b}`).toBe(near);
  });
});
