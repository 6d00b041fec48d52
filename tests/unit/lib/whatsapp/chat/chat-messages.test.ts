import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OpenChat } from '@/lib/messaging/wire/host';
import { chatMessages } from '@/lib/whatsapp/chat/chat-messages';
import { chatSigns } from '@/lib/whatsapp/chat/chat-signs';
import type { BoxParts } from '@/lib/whatsapp/composer/find-box';
import { packagedSelectors } from '@/lib/whatsapp/selectors/packaged';

const open: OpenChat = {
  token: 't1',
  kind: 'person',
  title: 'Asha',
  identities: [],
  certainty: 'verified',
  provenance: { tier: 'modules', candidate: 'x', at: 1 },
};

/** What a message box would be; there is none in this page. */
class Box {
  readonly isContentEditable = true;
}

/** A page in which everything that is looked for is one message of this id, and nothing can be written. */
function page(chat: OpenChat | null): BoxParts {
  const element: object = {
    checkVisibility: () => true,
    getAttribute: () => 'A1B2C3D4E5F6',
    textContent: 'words',
    querySelectorAll: () => [element],
  };
  const view = { state: chat === null ? 'loading' : 'chat', chat };
  return {
    document: { querySelectorAll: () => [element] },
    follower: { look: () => undefined, view: () => view },
    selectors: packagedSelectors,
  } as unknown as BoxParts;
}

beforeAll(() => {
  vi.stubGlobal('HTMLElement', Box);
  vi.stubGlobal('navigator', { userActivation: { isActive: false } });
});
afterAll(() => void vi.unstubAllGlobals());

describe.each([
  ['messages', chatMessages],
  ['signs', chatSigns],
] as const)('%s of a chat', (_name, read) => {
  it('are those of exactly the chat that was asked about', () => {
    expect(read(page(open), 't1').ok).toBe(true);
    expect(read(page(open), 't0')).toEqual({ ok: false, code: 'wrong-chat' });
  });

  it('are nobody’s while the next chat is put in place, and where two sources disagree', () => {
    expect(read(page(null), 't1')).toEqual({ ok: false, code: 'wrong-chat' });
    expect(read(page({ ...open, certainty: 'conflict' }), 't1')).toEqual({ ok: false, code: 'wrong-chat' });
  });
});

describe('messages of a chat', () => {
  it('say where they were read', () => {
    const read = chatMessages(page(open), 't1');
    expect(read).toMatchObject({ ok: true, value: [{ id: 'A1B2C3D4E5F6' }] });
    expect(read).toMatchObject({ provenance: { tier: 'page', candidate: 'testid' } });
  });
});
