import { describe, expect, it } from 'vitest';
import { parentOf, scopeOf } from '@/lib/sync/scope';

const id = '11111111-1111-4111-8111-111111111111';

describe('the scope of a row', () => {
  it('is a seat, a team, or everybody', () => {
    expect(scopeOf({ seatId: id, teamId: id })).toBe(`seat:${id}`);
    expect(scopeOf({ teamId: id })).toBe(`team:${id}`);
    expect(scopeOf({ seatId: 'everyone:else' })).toBe('workspace');
    expect(scopeOf(null)).toBe('workspace');
  });

  it('comes from the contact, for what belongs to one', () => {
    expect(parentOf('notes', { contactId: id })).toBe(id);
    expect(parentOf('contacts', { contactId: id })).toBeNull();
    expect(parentOf('notes', { contactId: 7 })).toBeNull();
  });
});
