import { createHmac } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { conversationHash, conversationIdentity } from '@/lib/hub/conversation-of';
import { presenceStates } from '@/lib/messaging/contract/presence';
import { presenceRequest } from '@/lib/onechat/people';
import { buildHub, type TestHub } from '@/tests/support/builders/test-hub';

const phone = { kind: 'phone', value: '+919864012345' } as const;
const lid = { kind: 'lid', value: '123456789012345@lid' } as const;
let hub: TestHub;

beforeEach(async () => {
  hub = buildHub();
  await hub.root.open();
});

describe('the name of a conversation', () => {
  it('is the same for a seat that sees the number and one that sees only the id of a saved contact', async () => {
    const model = () => hub.data().model;
    expect(conversationIdentity(model(), [lid])).toEqual(lid);
    expect(conversationIdentity(model(), [lid, phone])).toEqual(phone);
    await hub.do('contact.save', {
      identities: [phone, lid],
      source: 'modules',
      kind: 'person',
      name: 'Rina',
    });
    expect(conversationIdentity(model(), [lid])).toEqual(phone);
  });

  it('is nothing for a personal chat, and for one that only this computer knows', async () => {
    await hub.do('chat.keep-out', { identities: [phone], on: true });
    const { model } = hub.data();
    expect(conversationIdentity(model, [phone])).toBeUndefined();
    expect(conversationIdentity(model, [{ kind: 'local', value: 'x' }])).toBeUndefined();
    expect(conversationIdentity(model, [])).toBeUndefined();
  });

  it('is a hash that the workspace’s key makes, in the form that the server takes, and no number in it', async () => {
    const hash = await conversationHash('k'.repeat(43), phone);
    const expected = createHmac('sha256', 'k'.repeat(43)).update(`phone:${phone.value}`).digest('base64url');
    expect(hash).toBe(expected);
    for (const state of presenceStates) {
      const body = { clientId: 'c'.repeat(16), conversation: hash, state };
      expect(presenceRequest.safeParse(body).success).toBe(true);
    }
    expect(await conversationHash('l'.repeat(43), phone)).not.toBe(hash);
  });
});
