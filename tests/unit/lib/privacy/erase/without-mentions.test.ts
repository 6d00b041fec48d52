import { expect, it } from 'vitest';
import { withoutMentions } from '@/lib/privacy/erase/without-mentions';

const gone = new Set(['asha', 'n1']);

it('leaves out items of a list that name somebody who goes', () => {
  const rows = [
    { id: 'd1', d: { contactId: 'asha' } },
    { id: 'd2', d: { contactId: 'ravi' } },
  ];
  expect(withoutMentions(rows, gone)).toEqual([rows[1]]);
});

it('leaves out words about a row that goes, wherever the record lists them', () => {
  const kept = [
    { id: 'notes n1 body', key: 'notes n1', mine: 'about Asha' },
    { id: 'notes n2 body', key: 'notes n2', mine: 'about Ravi' },
  ];
  expect(withoutMentions({ cursor: 'c', kept }, gone)).toEqual({ cursor: 'c', kept: [kept[1]] });
});

it('leaves everything else alone', () => {
  expect(withoutMentions('text', gone)).toBe('text');
  expect(withoutMentions({ a: 1, b: [1, 2] }, gone)).toEqual({ a: 1, b: [1, 2] });
});
