import { describe, expect, it } from 'vitest';
import { chatsKnown } from '@/lib/model/queries/chats-known';
import { buildHub, person } from '@/tests/support/builders/test-hub';

const chat = (value: string) => ({ identities: [{ kind: 'phone', value } as const] });
const asha = '+919864012345';
const mum = '+919864077777';

describe('chats.known', () => {
  it('says whose each chat is, and which are kept out, in the order of the question', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(asha));
    await hub.do('chat.keep-out', { identities: [{ kind: 'phone', value: mum }], on: true });
    const { model } = hub.data();
    expect(chatsKnown(model, { chats: [chat(mum), chat(asha), { identities: [] }] })).toEqual([
      { contactId: null, name: '', keptOut: true, holders: [] },
      { contactId, name: 'Asha', keptOut: false, holders: [contactId] },
      { contactId: null, name: '', keptOut: false, holders: [] },
    ]);
  });

  it('names nobody for a chat of two, and tells of somebody in the trash', async () => {
    const hub = buildHub();
    const one = await hub.do('contact.save', person(asha));
    const two = await hub.do('contact.save', person(mum, 'Bina'));
    const both = { identities: [...chat(asha).identities, ...chat(mum).identities] };
    const known = () => chatsKnown(hub.data().model, { chats: [both] })[0];
    expect(known()).toMatchObject({ contactId: null, name: '' });
    await hub.do('contact.delete', { contactId: two.contactId });
    expect(known()).toMatchObject({ contactId: one.contactId, holders: [one.contactId, two.contactId] });
  });
});
