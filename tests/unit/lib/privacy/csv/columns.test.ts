import { describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/catalogue/catalogue';
import { columnsOf } from '@/lib/privacy/csv/columns';
import { headingLine, rowLine } from '@/lib/privacy/csv/sheet';
import { entity } from '../../../../support/privacy/held';

const dot = ['0'.repeat(28)];

describe('columnsOf', () => {
  it('gives a phone a column of its own and references a name beside the id', () => {
    const headings = columnsOf(catalogue.contacts, () => undefined).map((column) => column.heading);
    expect(headings).toEqual(
      expect.arrayContaining(['id', 'name', 'phone', 'identities', 'labels', 'labels.name']),
    );
  });

  it('writes what a person can read: dates, names, every element of a set', () => {
    const columns = columnsOf(catalogue.contacts, (table, id) => `${table}/${id}`);
    const row = entity('c1', {
      name: 'Asha',
      createdAt: 0,
      identities: { 'lid:5@lid#modules': dot, 'phone:+919864012345#typed': dot },
      labels: { l2: dot, l1: dot },
    });
    const cells = Object.fromEntries(columns.map((column) => [column.heading, column.cell(row)]));
    expect(cells).toMatchObject({
      id: 'c1',
      name: 'Asha',
      phone: '+919864012345',
      identities: 'lid:5@lid#modules\nphone:+919864012345#typed',
      labels: 'l1\nl2',
      'labels.name': 'labels/l1\nlabels/l2',
      createdAt: '1970-01-01T00:00:00.000Z',
      company: '',
    });
  });

  it('survives a time that no calendar has', () => {
    const column = columnsOf(catalogue.notes, () => undefined).find((each) => each.heading === 'createdAt')!;
    expect(column.cell(entity('n', { createdAt: Number.MAX_SAFE_INTEGER }))).toBe('9007199254740991');
  });

  it('writes lines as RFC 4180 asks, after a byte order mark', () => {
    const columns = columnsOf(catalogue.settings, () => undefined);
    expect(headingLine(columns)).toBe('\uFEFFid,value\r\n');
    expect(rowLine(columns, entity('a', { value: 'say "hi", =1\nthere' }))).toBe(
      'a,"say ""hi"", =1\nthere"\r\n',
    );
  });
});
