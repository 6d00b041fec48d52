import { describe, expect, it } from 'vitest';
import type { Entity } from '@/lib/domain/shared/entity';
import type { Json } from '@/lib/domain/shared/json';
import type { Operation } from '@/lib/domain/shared/operation';
import { merge } from '@/lib/sync/merge';

const at = (time: number, client = 'a'): string =>
  `${time.toString(36).padStart(9, '0')}000${client.repeat(16)}`;
const on = { table: 'contacts', id: '1' } as const;
const set = (field: string, value: Json, stamp: string): Operation => ({
  op: 'set',
  ...on,
  field,
  value,
  stamp,
});
const add = (element: string, stamp: string, field = 'labels'): Operation => ({
  op: 'add',
  ...on,
  field,
  element,
  stamp,
});
const remove = (element: string, dots: string[], stamp: string): Operation => ({
  op: 'remove',
  ...on,
  field: 'labels',
  element,
  dots,
  stamp,
});
const erase: Operation = { op: 'erase', ...on, stamp: at(9) };
const asha: Entity = { id: '1', d: { name: 'Asha', company: 'Mills' }, c: { '': at(1) } };

describe('setting fields', () => {
  it('makes an entity, with one stamp for the fields that share it', () => {
    expect(merge(undefined, [set('name', 'Asha', at(1)), set('kind', 'person', at(1))])).toEqual({
      id: '1',
      d: { name: 'Asha', kind: 'person' },
      c: { '': at(1) },
    });
  });

  it('gives a changed field a stamp of its own and leaves the others theirs', () => {
    expect(merge(asha, [set('name', 'Usha', at(2))])).toEqual({
      id: '1',
      d: { name: 'Usha', company: 'Mills' },
      c: { '': at(2), company: at(1) },
    });
  });

  it('keeps the later value whichever comes first', () => {
    const late = set('name', 'Late', at(5));
    const early = set('name', 'Early', at(4));
    expect(merge(asha, [late, early])).toEqual(merge(asha, [early, late]));
    expect(merge(asha, [late, early])?.d['name']).toBe('Late');
  });

  it('decides between clients at one moment by the client in the stamp', () => {
    const a = set('name', 'A', at(5, 'a'));
    const b = set('name', 'B', at(5, 'b'));
    expect(merge(merge(asha, [b]), [a])?.d['name']).toBe('B');
  });

  it('lets an early value in where a field was never set, whatever the others carry', () => {
    expect(merge(asha, [set('quickFact', 'Likes tea', at(0))])?.d['quickFact']).toBe('Likes tea');
  });

  it('clears with null, and an earlier value does not come back', () => {
    const cleared = merge(asha, [set('company', null, at(3))]);
    expect(cleared?.d['company']).toBeNull();
    expect(merge(cleared, [set('company', 'Old', at(2))])).toBe(cleared);
  });

  it('gives back the same object when nothing changes', () => {
    expect(merge(asha, [set('name', 'Asha', at(1))])).toBe(asha);
    expect(merge(asha, [set('name', 'Older', at(0))])).toBe(asha);
    expect(merge(asha, [])).toBe(asha);
    expect(merge(undefined, [])).toBeUndefined();
  });

  it('keeps fields it does not know', () => {
    const later = { ...asha, d: { ...asha.d, fromTheFuture: { deep: [1, 2] } } };
    expect(merge(later, [set('name', 'Usha', at(2))])?.d['fromTheFuture']).toEqual({ deep: [1, 2] });
  });

  it('takes names that mean something to JavaScript as names', () => {
    const odd = merge(asha, [set('__proto__', 'x', at(2)), add('__proto__', at(3)), set('', 'y', at(4))]);
    expect(Object.getPrototypeOf(odd?.d)).toBe(Object.prototype);
    expect(Object.entries(odd?.d ?? {})).toContainEqual(['__proto__', 'x']);
    expect(Object.keys(odd?.d['labels'] ?? {})).toEqual(['__proto__']);
    expect(Object.keys(odd?.d ?? {})).not.toContain('');
  });
});

describe('sets', () => {
  it('hold what was added, once', () => {
    const first = merge(asha, [add('vip', at(2)), add('new', at(3))]);
    expect(first?.d['labels']).toEqual({ vip: [at(2)], new: [at(3)] });
    expect(merge(first, [add('vip', at(2))])).toBe(first);
  });

  it('leave the stamps of other fields alone', () => {
    expect(merge(asha, [add('vip', at(2))])?.c).toEqual({ '': at(1) });
  });

  it('lose an element when all its dots were seen, and the field with the last one', () => {
    const held = merge(asha, [add('vip', at(2)), add('vip', at(3))]);
    expect(merge(held, [remove('vip', [at(2)], at(4))])?.d['labels']).toEqual({ vip: [at(3)] });
    expect(merge(held, [remove('vip', [at(2), at(3)], at(4))])?.d).not.toHaveProperty('labels');
  });

  it('keep an element that was added elsewhere meanwhile', () => {
    const here = merge(asha, [add('vip', at(2, 'a'))]);
    const both = merge(here, [add('vip', at(3, 'b')), remove('vip', [at(2, 'a')], at(4, 'a'))]);
    expect(both?.d['labels']).toEqual({ vip: [at(3, 'b')] });
  });

  it('do not mix with values: a verb of the other kind changes nothing', () => {
    expect(merge(asha, [add('x', at(2), 'name')])).toBe(asha);
    const held = merge(asha, [add('vip', at(2))]);
    expect(merge(held, [set('labels', 'text', at(3))])).toBe(held);
    expect(merge(asha, [set('labels', { vip: [at(2)] }, at(3))])).toBe(asha);
  });

  it('removing what is not there changes nothing', () => {
    expect(merge(asha, [remove('vip', [at(2)], at(3))])).toBe(asha);
  });
});

describe('erasing', () => {
  it('leaves the id alone, and nothing brings it back', () => {
    const gone = merge(asha, [set('name', 'Later', at(99)), erase, add('vip', at(100))]);
    expect(gone).toEqual({ id: '1', d: {}, c: {}, erased: true });
    expect(merge(gone, [set('name', 'Again', at(200))])).toBe(gone);
  });

  it('of what was never seen here is kept too', () => {
    expect(merge(undefined, [erase])).toEqual({ id: '1', d: {}, c: {}, erased: true });
  });
});
