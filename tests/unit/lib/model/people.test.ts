import { describe, expect, it } from 'vitest';
import { Model } from '@/lib/model/model';
import { contactEntity } from '@/tests/support/builders/rows';

const ids = ['a', 'b', 'c', 'd'] as const;

function modelOf(links: Readonly<Record<string, string>>, deleted: readonly string[] = []): Model {
  const model = new Model();
  for (const id of Object.keys(links).concat(ids.filter((each) => !(each in links)))) {
    const fields = {
      name: id,
      ...(links[id] === undefined ? {} : { mergedInto: links[id] }),
      ...(deleted.includes(id) ? { deletedAt: 5 } : {}),
    };
    model.put('contacts', contactEntity(id, fields));
  }
  return model;
}

const who = (model: Model) => ids.map((id) => model.contact(id)?.id);
const listed = (model: Model) => model.byName.entries().map(({ id }) => id);

describe('people', () => {
  it('stand for every row that leads to them, in whatever order rows arrive', () => {
    for (const links of [
      { b: 'a', c: 'b' },
      { c: 'b', b: 'a' },
    ]) {
      const model = modelOf(links);
      expect(who(model)).toEqual(['a', 'a', 'a', 'd']);
      expect(listed(model)).toEqual(['a', 'd']);
      expect(model.visible).toBe(2);
    }
  });

  it('are one under the lowest id where links go in a circle', () => {
    const model = modelOf({ a: 'c', c: 'b', b: 'a', d: 'b' });
    expect(who(model)).toEqual(['a', 'a', 'a', 'a']);
    expect(listed(model)).toEqual(['a']);
  });

  it('do without a row that is not there, and take it in when it comes', () => {
    const model = new Model();
    model.put('contacts', contactEntity('b', { name: 'b', mergedInto: 'a' }));
    expect(model.contact('b')?.id).toBe('b');
    expect(model.visible).toBe(1);
    model.put('contacts', contactEntity('a', { name: 'a' }));
    expect(model.contact('b')?.id).toBe('a');
    expect(model.visible).toBe(1);
    model.put('contacts', { id: 'a', d: {}, c: {}, erased: true });
    expect(listed(model)).toEqual(['b']);
    expect(model.visible).toBe(1);
  });

  it('lose nobody whom nobody deleted', () => {
    const model = modelOf({ b: 'a', c: 'b' }, ['a']);
    expect(who(model)).toEqual([undefined, 'b', 'b', 'd']);
    expect(listed(model)).toEqual(['b', 'd']);
  });

  it('follow a row that leads elsewhere from now on', () => {
    const model = modelOf({ b: 'a' });
    expect(listed(model)).toEqual(['a', 'c', 'd']);
    model.put('contacts', contactEntity('b', { name: 'b', mergedInto: 'c' }));
    expect(who(model)).toEqual(['a', 'c', 'c', 'd']);
    model.put('contacts', contactEntity('b', { name: 'b', mergedInto: null }));
    expect(listed(model)).toEqual(['a', 'b', 'c', 'd']);
    expect(model.visible).toBe(4);
  });
});
