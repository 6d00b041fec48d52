import { describe, expect, it } from 'vitest';
import { doubt } from '@/lib/whatsapp/chat/doubt';
import { identify } from '@/lib/whatsapp/chat/identify';

const shown = { title: '+44 7700 900101', candidate: 'title:testid', messageIds: [] };
const alone = identify(shown, undefined, 1);
const loose = { composers: 1, chosen: [] as string[], rows: 3, lists: 1 };

describe('a chat that the page alone names', () => {
  it('is believed while nothing speaks against it', () => {
    expect(doubt(alone, { shown, loose, resting: false })).toBe(alone);
    expect(doubt(alone, { shown, loose: { ...loose, chosen: ['+44 7700 900101'] }, resting: false })).toBe(
      alone,
    );
  });

  it.each([
    ['the chosen row speaks of somebody else', { ...loose, chosen: ['Asha'] }, false],
    ['reading the page has failed again and again', loose, true],
  ])('has no identity when %s', (_, look, resting) => {
    expect(doubt(alone, { shown, loose: look, resting })).toMatchObject({
      is: 'disagree',
      who: { chat: { identities: [], certainty: 'conflict', title: shown.title }, wid: undefined },
    });
  });

  it('is not doubted where modules have verified it', () => {
    const said = {
      say: 'active',
      id: 1,
      code: 'chat',
      wid: '447700900101@c.us',
      kind: 'person',
      names: shown.title,
      alias: '',
      username: '',
      held: 0,
      seen: 0,
      stream: 'MAIN',
      version: '',
      candidate: 'x',
    } as const;
    const verified = identify(shown, said, 1);
    expect(doubt(verified, { shown, loose: { ...loose, chosen: ['Asha'] }, resting: true })).toBe(verified);
  });
});
