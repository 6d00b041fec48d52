import { describe, expect, it } from 'vitest';
import { planPush, rowKey, type KeptRow, type Sight } from '@/server/store/plan-push';
import type { Seat } from '@/server/store/seat';

const client = 'c'.repeat(16);
const contact = '33333333-3333-4333-8333-333333333333';
const stampAt = (time: number) => time.toString(36).padStart(9, '0') + '000' + client;
const seat: Seat = {
  workspaceId: 'w',
  seatId: '11111111-1111-4111-8111-111111111111',
  userId: 'u',
  clientId: client,
  name: 'A',
  email: 'a@example.test',
  role: 'agent',
  teams: [],
  scopes: ['workspace', 'seat:11111111-1111-4111-8111-111111111111'],
  mask: {},
  maskVersion: 0,
};
const sight = (change: Partial<Sight> = {}): Sight => ({
  stored: new Map(),
  forgotten: new Set(),
  seat,
  ...change,
});
const set = (table: string, id: string, field: string, value: unknown, time = 1) => ({
  op: 'set' as const,
  table,
  id,
  field,
  value: value as string,
  stamp: stampAt(time),
});

describe('the plan of a push', () => {
  it('takes a contact before the notes that belong to it, whatever their order', () => {
    const operations = [set('notes', 'n', 'contactId', contact), set('contacts', contact, 'name', 'Rina')];
    const { changed } = planPush(sight(), [{ mid: 1, operations }]);
    expect(changed.get(rowKey('notes', 'n'))?.scope).toBe('workspace');
  });

  it('keeps a note without its contact for its author', () => {
    const { changed } = planPush(sight(), [
      { mid: 1, operations: [set('notes', 'n', 'contactId', contact)] },
    ]);
    expect(changed.get(rowKey('notes', 'n'))?.scope).toBe(seat.scopes[1]);
  });

  it('refuses one mutation and takes the next', () => {
    const { changed, refusals } = planPush(sight(), [
      { mid: 1, operations: [set('notes', 'a', 'body', 'x'), set('ledger', 'b', 'body', 'x')] },
      { mid: 2, operations: [set('notes', 'c', 'body', 'y')] },
    ]);
    expect(refusals).toMatchObject([{ mid: 1, code: 'not_synced' }]);
    expect([...changed.keys()]).toEqual(['notes c']);
  });

  it('refuses what goes where the seat may not see, and what has grown too long', () => {
    const elsewhere = '22222222-2222-4222-8222-222222222222';
    const { refusals } = planPush(sight(), [
      { mid: 1, operations: [set('contacts', 'a', 'seatId', elsewhere)] },
      { mid: 2, operations: [set('zebras', 'z', 'text', 'x'.repeat(300_000))] },
    ]);
    expect(refusals.map(({ code }) => code)).toEqual(['forbidden', 'too_large']);
  });

  it('erases what belonged to a contact at that moment, though a later change would have moved it', () => {
    const owner = { ...seat, role: 'owner' as const };
    const erase = { op: 'erase' as const, table: 'contacts', id: contact, stamp: stampAt(2) };
    const { changed } = planPush(sight({ seat: owner }), [
      {
        mid: 1,
        operations: [set('contacts', contact, 'name', 'Rina'), set('notes', 'n', 'contactId', contact)],
      },
      { mid: 2, operations: [erase] },
      { mid: 3, operations: [set('notes', 'n', 'contactId', '44444444-4444-4444-8444-444444444444', 3)] },
    ]);
    expect(changed.get(rowKey('notes', 'n'))?.entity.erased).toBe(true);
  });

  it('changes nothing of a row that was erased, lately or long ago', () => {
    const erased: KeptRow = {
      kind: 'notes',
      entity: { id: 'a', d: {}, c: {}, erased: true },
      scope: 'workspace',
      parent: null,
    };
    const { changed, refusals } = planPush(
      sight({ stored: new Map([['notes a', erased]]), forgotten: new Set(['notes b']) }),
      [{ mid: 1, operations: [set('notes', 'a', 'body', 'x'), set('notes', 'b', 'body', 'x')] }],
    );
    expect([changed.size, refusals]).toEqual([0, []]);
  });
});
