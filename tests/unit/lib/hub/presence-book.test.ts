import { expect, it } from 'vitest';
import { PresenceBook } from '@/lib/hub/presence-book';

it('knows who is in a conversation for 20 s, those who write first, and forgets who left', () => {
  const book = new PresenceBook();
  expect(book.put('c', { seat: 'a', name: 'Asha', state: 'viewing' }, 0)).toBe(true);
  expect(book.put('c', { seat: 'a', name: 'Asha', state: 'viewing' }, 5_000)).toBe(false);
  expect(book.put('c', { seat: 'b', name: 'Bina', state: 'drafting' }, 6_000)).toBe(true);
  expect(book.at('c', 7_000).map(({ seat }) => seat)).toEqual(['b', 'a']);
  expect(book.at('other', 7_000)).toEqual([]);
  expect(book.at('c', 25_500).map(({ seat }) => seat)).toEqual(['b']);
  book.put('c', { seat: 'b', name: 'Bina', state: 'left' }, 25_600);
  expect(book.at('c', 25_700)).toEqual([]);
});

it('stays small however many conversations are told of', () => {
  const book = new PresenceBook();
  for (let at = 0; at < 500; at += 1) book.put(`c${at}`, { seat: 'a', name: 'A', state: 'viewing' }, at);
  expect(book.at('c0', 500)).toEqual([]);
  expect(book.at('c499', 500)).toHaveLength(1);
});
