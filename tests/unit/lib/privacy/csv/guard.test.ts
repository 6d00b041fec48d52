import { describe, expect, it } from 'vitest';
import { guardCell, unguardCell } from '@/lib/privacy/csv/guard';

const plain = { phoneColumn: false };

describe('guardCell', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM',
    '|x',
    '%x',
    '＝1',
    '\t=1',
    '\r1',
    '\n1',
    '  =1',
    '\u200b=1',
    '\ufeff@x',
    '\u202e=1',
  ])('puts an apostrophe before %j', (text) => expect(guardCell(text, plain)).toBe(`'${text}`));

  it.each(['Suresh', "it's", "'quoted'", '', ' ', '9864012345', 'सुरेश', 'a=b'])('leaves %j as it is', (text) =>
    expect(guardCell(text, plain)).toBe(text),
  );

  it('leaves a phone number alone in the phone column, and only there', () => {
    expect(guardCell('+919864012345', { phoneColumn: true })).toBe('+919864012345');
    expect(guardCell('+919864012345', plain)).toBe("'+919864012345");
  });

  it.each(['+0123456', '+91 98640', '+91-1', '+919864012345;=1', '+91986401234567890'])(
    'guards %j even in the phone column, because it is no phone number',
    (text) => expect(guardCell(text, { phoneColumn: true })).toBe(`'${text}`),
  );

  it('takes off exactly one apostrophe of its own, and none of the person', () => {
    expect(unguardCell("'=1")).toBe('=1');
    expect(unguardCell(guardCell("'=1", plain))).toBe("'=1");
    expect(unguardCell("'quoted'")).toBe("'quoted'");
  });
});
