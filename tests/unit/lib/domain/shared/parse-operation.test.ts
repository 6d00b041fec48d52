import { describe, expect, it } from 'vitest';
import { isJson, parseOperation } from '@/lib/domain/shared/parse-operation';

const at = { table: 'notes', id: 'n', stamp: 's' };

describe('a stored operation', () => {
  it.each([
    { op: 'set', ...at, field: 'body', value: null },
    { op: 'add', ...at, field: 'labels', element: 'l' },
    { op: 'remove', ...at, field: 'labels', element: 'l', dots: ['s'] },
    { op: 'erase', ...at },
  ])('is read back as it was: $op', (operation) => {
    expect(parseOperation(JSON.parse(JSON.stringify(operation)))).toEqual(operation);
  });

  it.each([
    null,
    'set',
    { op: 'set', ...at },
    { op: 'set', ...at, field: 'x' },
    { op: 'remove', ...at, field: 'labels', element: 'l', dots: [1] },
    { op: 'drop', ...at, field: 'x', element: 'l' },
    { op: 'erase', table: 'notes', id: 'n' },
  ])('that makes no sense is nothing: %j', (json) => {
    expect(parseOperation(json)).toBeUndefined();
  });

  it('holds JSON all the way down', () => {
    expect(isJson({ a: [1, { b: null }] })).toBe(true);
    for (const odd of [undefined, Number.NaN, () => 1, { a: [undefined] }, Symbol('x'), 1n])
      expect(isJson(odd)).toBe(false);
  });
});
