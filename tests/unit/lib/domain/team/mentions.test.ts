import { describe, expect, it } from 'vitest';
import { membersFor, mentionQuery, mentionsIn, withMention } from '@/lib/domain/team/mentions';

const ravi = { id: '1', name: 'Ravi' };
const ravindra = { id: '2', name: 'Ravindra Das' };
const suresh = { id: '3', name: 'सुरेश' };
const odd = { id: '4', name: 'A.*(b)' };
const all = [ravi, ravindra, suresh, odd];

describe('a name that is being typed', () => {
  it.each([
    ['@', 1, { from: 0, text: '' }],
    ['see @Ra', 7, { from: 4, text: 'Ra' }],
    ['see @Ra tomorrow', 7, { from: 4, text: 'Ra' }],
    ['(@ra', 4, { from: 1, text: 'ra' }],
    ['@Ravindra D', 11, { from: 0, text: 'Ravindra D' }],
    ['mail@shop', 9, null],
    ['@Ravi\nnext', 10, null],
    ['no name', 7, null],
    ['@Ra', 0, null],
  ])('%j at %d', (text, caret, expected) => {
    expect(mentionQuery(text, caret)).toEqual(expected);
  });

  it('finds members by the beginning of any of their names, in any spelling', () => {
    const found = (text: string) => membersFor(all, { from: 0, text }).map(({ id }) => id);
    expect(found('')).toEqual(['1', '2', '3', '4']);
    expect(found('RÁV')).toEqual(['1', '2']);
    expect(found('das')).toEqual(['2']);
    expect(found('vindra')).toEqual([]);
  });

  it('is put in whole, with one space behind it and the caret after that', () => {
    expect(withMention('see @Ra', { from: 4, text: 'Ra' }, 'Ravi')).toEqual({
      text: 'see @Ravi ',
      caret: 10,
    });
    expect(withMention('@Ra now', { from: 0, text: 'Ra' }, 'Ravi')).toEqual({ text: '@Ravi now', caret: 6 });
  });
});

describe('who is named in a text', () => {
  it('is found by whole names, the longer first', () => {
    expect(mentionsIn('@Ravindra Das please', all)).toEqual(['2']);
    expect(mentionsIn('@Ravi, ask @Ravindra Das.', all)).toEqual(['2', '1']);
    expect(mentionsIn('@Ravindra', all)).toEqual([]);
    expect(mentionsIn('x@Ravi', all)).toEqual([]);
    expect(mentionsIn('@सुरेश देखें', all)).toEqual(['3']);
    expect(mentionsIn('@A.*(b)', all)).toEqual(['4']);
    expect(mentionsIn('nobody', [...all, { id: '5', name: '' }])).toEqual([]);
  });

  it('is both of two with one name, because nothing tells which', () => {
    expect(mentionsIn('@Ravi', [ravi, { id: '9', name: 'Ravi' }])).toEqual(['1', '9']);
  });
});
