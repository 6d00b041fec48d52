import { describe, expect, it } from 'vitest';
import type { BridgeActive } from '@/lib/messaging/wire/bridge';
import { identify, type Shown } from '@/lib/whatsapp/chat/identify';

const ids = ['3A0123456789ABCDEF01', '3A0123456789ABCDEF02'];
const shown: Shown = { title: 'Asha Verma', candidate: 'title:testid', messageIds: ids };
const said: BridgeActive = {
  say: 'active',
  code: 'chat',
  wid: '447700900100@c.us',
  kind: 'person',
  names: 'Asha Verma\nasha',
  alias: '100000000150664@lid',
  username: '',
  held: 30,
  seen: 2,
  stream: 'MAIN',
  version: '2.3000.1',
  candidate: 'ChatCollection.getActive',
};

describe('identify', () => {
  it('verifies a chat that page and modules agree about, with every identity they have', () => {
    const verdict = identify(shown, { ...said, username: 'asha.v' }, 5);
    expect(verdict).toEqual({
      is: 'known',
      who: {
        wid: '447700900100@c.us',
        chat: {
          kind: 'person',
          title: 'Asha Verma',
          identities: [
            { kind: 'phone', value: '+447700900100' },
            { kind: 'lid', value: '100000000150664@lid' },
            { kind: 'username', value: 'asha.v' },
          ],
          certainty: 'verified',
          provenance: { tier: 'modules', candidate: 'ChatCollection.getActive', at: 5 },
        },
      },
    });
  });

  it('never turns a LID into a phone', () => {
    const lid = { ...said, wid: '447700900100@lid', alias: '' };
    const verdict = identify(shown, lid, 0);
    expect(verdict.is === 'known' && verdict.who.chat.identities).toEqual([
      { kind: 'lid', value: '447700900100@lid' },
    ]);
    const odd = identify(shown, { ...lid, alias: '999@lid' }, 0);
    expect(odd.is === 'known' && odd.who.chat.identities).toHaveLength(1);
  });

  it('gives a channel and an unknown server no identity', () => {
    const verdict = identify(shown, { ...said, wid: '12@newsletter', kind: 'channel', alias: '' }, 0);
    expect(verdict.is === 'known' && verdict.who.chat).toMatchObject({ kind: 'channel', identities: [] });
  });

  it('knows no chat where it can read no title, whatever the modules say', () => {
    expect(identify({ ...shown, title: '' }, said, 0)).toEqual({ is: 'unreadable' });
  });

  it('disagrees when the names differ', () => {
    const verdict = identify({ ...shown, title: 'Somebody Else' }, said, 0);
    expect(verdict).toMatchObject({
      is: 'disagree',
      who: { chat: { certainty: 'conflict', identities: [] } },
    });
  });

  it('disagrees when the modules hold none of the shown messages, though the name is the same', () => {
    expect(identify(shown, { ...said, seen: 0 }, 0).is).toBe('disagree');
  });

  it('calls equal names alone unproven: two people may have one name', () => {
    expect(identify(shown, { ...said, held: 0, seen: 0 }, 0).is).toBe('unproven');
    expect(identify({ ...shown, messageIds: [] }, { ...said, seen: 0 }, 0).is).toBe('unproven');
  });

  it("allows one's own chat another title when messages prove it, and only then", () => {
    const own = { ...said, kind: 'self', names: 'You' };
    expect(identify({ ...shown, title: 'Corner Shop (You)' }, own, 0).is).toBe('known');
    expect(identify({ ...shown, title: 'Corner Shop (You)' }, { ...own, held: 0, seen: 0 }, 0).is).toBe(
      'disagree',
    );
  });

  it.each([
    undefined,
    { ...said, code: 'none' as const },
    { ...said, code: 'broken' as const },
    { ...said, code: 'not-ready' as const },
  ])('reads the page alone without an answer from the modules', (answer) => {
    const named = identify(shown, answer, 0);
    expect(named).toMatchObject({
      is: 'known',
      who: { wid: undefined, chat: { certainty: 'page-only', identities: [], kind: 'unknown' } },
    });
    const number = identify({ ...shown, title: '+44 7700 900101' }, answer, 0);
    expect(number.is === 'known' && number.who.chat).toMatchObject({
      kind: 'person',
      identities: [{ kind: 'phone', value: '+447700900101' }],
      certainty: 'page-only',
    });
  });
});
