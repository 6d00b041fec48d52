import { describe, expect, it } from 'vitest';
import { isForeign, track, type Tracked } from '@/lib/whatsapp/chat/chat-track';

const before: Tracked = { wid: undefined, title: 'Maria Santos', messageIds: ['a', 'b'], token: 'old' };
const next = (): string => 'new';

describe('track', () => {
  it('keeps the token while title and messages say that it is the same chat', () => {
    const now = track(before, { wid: undefined, title: 'Maria Santos', messageIds: ['b', 'c'] }, next);
    expect(now.token).toBe('old');
    expect(now.messageIds).toEqual(['a', 'b', 'c']);
  });

  it('gives a new token to another person of the same name', () => {
    expect(track(before, { wid: undefined, title: 'Maria Santos', messageIds: ['x'] }, next).token).toBe(
      'new',
    );
  });

  it('gives a new token when no message tells', () => {
    expect(track(before, { wid: undefined, title: 'Maria Santos', messageIds: [] }, next).token).toBe('new');
  });

  it('lets the modules decide where they know both', () => {
    const known = { ...before, wid: '1@c.us' };
    expect(track(known, { wid: '1@c.us', title: 'Renamed', messageIds: [] }, next).token).toBe('old');
    expect(track(known, { wid: '2@c.us', title: 'Maria Santos', messageIds: ['a'] }, next).token).toBe('new');
  });

  it('keeps the token when the modules come to know a chat that the page had shown before', () => {
    const now = track(before, { wid: '1@c.us', title: 'Maria Santos', messageIds: ['a'] }, next);
    expect(now).toMatchObject({ token: 'old', wid: '1@c.us' });
  });

  it('starts with a new token', () => {
    expect(track(undefined, { wid: '1@c.us', title: 'x', messageIds: [] }, next).token).toBe('new');
  });
});

describe('isForeign', () => {
  it('needs messages on both sides', () => {
    expect(isForeign(before, ['x'])).toBe(true);
    expect(isForeign(before, ['b', 'x'])).toBe(false);
    expect(isForeign(before, [])).toBe(false);
    expect(isForeign({ ...before, messageIds: [] }, ['x'])).toBe(false);
  });
});
