import { beforeEach, describe, expect, it } from 'vitest';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';
import { conversationFor } from '@/lib/hub/presence-here-answer';
import { queryNamed } from '@/lib/hub/queries';
import type { QueryAnswers, QueryArgs, QueryName } from '@/lib/messaging/contract/queries';

const asha = '01890000-0000-7000-8000-00000000000a';
const ravi = '01890000-0000-7000-8000-00000000000b';
const mira = '01890000-0000-7000-8000-00000000000c';

let hub: TestHub;
let contactId: string;

/** Signs this store in as one of three, without a server. */
function signedInAs(id: string): void {
  const member = (each: string, name: string) => ({
    ...{ id: each, name, role: 'agent' as const },
    state: 'active' as const,
  });
  hub.data().account = {
    state: 'in',
    clientId: hub.data().stamps.client,
    refresh: null,
    seat: { id, name: 'Me', email: 'me@example.test', role: 'agent' },
    workspace: { id: 'w', name: 'Shop' },
    serverKey: {},
    since: 0,
    team: {
      members: [member(asha, 'Asha'), member(ravi, 'Ravi'), { ...member(mira, 'Mira'), state: 'left' }],
      mask: {},
      at: 0,
    },
  };
}

async function answer<Q extends QueryName>(query: Q, args: QueryArgs<Q>): Promise<QueryAnswers[Q]> {
  const { signal } = new AbortController();
  const ask = queryNamed(query)?.ask(args);
  return (await ask?.({
    data: hub.data(),
    gate: 'open',
    now: 1,
    outside: hub.root.outside,
    signal,
  })) as QueryAnswers[Q];
}
const owner = () => hub.data().model.contact(contactId)?.d.ownerId ?? null;

beforeEach(async () => {
  hub = buildHub();
  ({ contactId } = await hub.do('contact.save', person('+919864012345')));
});

describe('giving a contact to a member', () => {
  it('needs an account, and somebody who is in the team', async () => {
    expect(await hub.run('contact.assign', { contactId, to: ravi })).toMatchObject({ code: 'not-allowed' });
    signedInAs(asha);
    expect(await hub.run('contact.assign', { contactId, to: mira })).toMatchObject({ code: 'not-found' });
    expect(owner()).toBeNull();
  });

  it('takes along what the one before promised for it, writes the note, and is one change to undo', async () => {
    signedInAs(asha);
    await hub.do('contact.assign', { contactId, to: asha });
    const due = { contactId, title: 'Call', dueAt: 5_000, zone: 'UTC' };
    const mine = await hub.do('follow-up.add', due);
    const done = await hub.do('follow-up.add', due);
    await hub.do('follow-up.done', { followUpId: done.followUpId, done: true });
    const command = hub.newId();
    await hub.run('contact.assign', { contactId, to: ravi, note: ' Wants blue. ' }, command);
    const { model } = hub.data();
    expect(owner()).toBe(ravi);
    expect(model.followUp(mine.followUpId)?.d.ownerId).toBe(ravi);
    expect(model.followUp(done.followUpId)?.d.ownerId).toBe(asha);
    expect((await answer('note.list', { contactId })).rows).toMatchObject([
      { body: 'Wants blue.', by: asha, isHandOver: true, handedTo: ravi },
    ]);
    await hub.do('undo', { command });
    expect(owner()).toBe(asha);
    expect(model.followUp(mine.followUpId)?.d.ownerId).toBe(asha);
    expect((await answer('note.list', { contactId })).count).toBe(0);
  });

  it('can be taken back after the other has seen it, and not after the other has given it on', async () => {
    signedInAs(asha);
    const command = hub.newId();
    await hub.run('contact.assign', { contactId, to: ravi, note: 'Look' }, command);
    signedInAs(ravi);
    await hub.do('assignment.seen', { contactId });
    expect(await hub.run('undo', { command })).toMatchObject({ kind: 'ack' });
    const second = hub.newId();
    await hub.run('contact.assign', { contactId, to: asha }, second);
    await hub.do('contact.assign', { contactId, to: null });
    expect(await hub.run('undo', { command: second })).toMatchObject({ code: 'changed-since' });
  });

  it('is told to whoever it is given to, until they have seen it', async () => {
    signedInAs(asha);
    await hub.do('contact.assign', { contactId, to: ravi });
    expect((await answer('team.given', {})).count).toBe(0);
    signedInAs(ravi);
    expect((await answer('team.given', {})).rows).toMatchObject([{ contactId, by: asha }]);
    await hub.do('assignment.seen', { contactId });
    expect((await answer('team.given', {})).count).toBe(0);
  });

  it('says in the timeline by whom and to whom, each time once', async () => {
    signedInAs(asha);
    await hub.do('contact.assign', { contactId, to: ravi });
    hub.clock.move(1_000);
    await hub.do('contact.assign', { contactId, to: asha });
    const { rows } = await answer('contact.timeline', { contactId });
    expect(rows.filter(({ kind }) => kind === 'assigned').map(({ to }) => to)).toEqual([asha, ravi]);
  });
});

describe('lists by owner', () => {
  it('show mine, nobody’s, or one member’s, of contacts and of what is due', async () => {
    signedInAs(asha);
    const other = await hub.do('contact.save', person('+919864012346', 'Bina'));
    await hub.do('contact.assign', { contactId, to: ravi });
    // Promised by Asha although Ravi looks after the contact: hers to do.
    await hub.do('follow-up.add', { contactId, title: 'Call', dueAt: 5_000, zone: 'UTC' });
    const ids = async (whose: string, sort: 'name' | 'recent' | 'due') =>
      (await answer('contact.list', { owner: whose, sort })).rows.map(({ id }) => id);
    for (const sort of ['name', 'recent', 'due'] as const) {
      expect(await ids(ravi, sort)).toEqual([contactId]);
      expect(await ids('none', sort)).toEqual([other.contactId]);
      expect(await ids('mine', sort)).toEqual([]);
      expect((await ids('any', sort)).length).toBe(2);
    }
    const due = async (whose: string) =>
      (await answer('work.due', { group: 'next', now: 1, dayEnd: 2, owner: whose })).count;
    expect([await due('mine'), await due(ravi), await due('none'), await due('any')]).toEqual([1, 0, 0, 1]);
  });
});

describe('naming members in a note', () => {
  it('puts it into their inbox until they have read it, and they may make it new again', async () => {
    signedInAs(asha);
    const { noteId } = await hub.do('note.add', { contactId, body: '@Ravi look', mentions: [ravi, mira] });
    signedInAs(ravi);
    expect(await answer('team.mentions', {})).toMatchObject({ unread: 1, rows: [{ noteId, by: asha }] });
    await hub.do('mention.read', { noteId, read: true });
    expect(await answer('team.mentions', {})).toMatchObject({ unread: 0, count: 1 });
    await hub.do('mention.read', { noteId, read: false });
    expect(await answer('team.mentions', {})).toMatchObject({ unread: 1 });
    signedInAs(asha);
    await hub.do('note.edit', { noteId, body: 'look', mentions: [] });
    signedInAs(ravi);
    expect((await answer('team.mentions', {})).count).toBe(0);
  });

  it('names nobody who is not in the team, and reading what does not name one changes nothing', async () => {
    signedInAs(asha);
    const { noteId } = await hub.do('note.add', { contactId, body: '@Mira look', mentions: [mira] });
    await hub.do('mention.read', { noteId, read: true });
    const [view] = (await answer('note.list', { contactId })).rows;
    expect(view?.mentions).toEqual([]);
    expect(hub.data().model.note(noteId)?.d.readBy).toBeUndefined();
  });
});

describe('the team as screens see it', () => {
  it('is nothing without an account, and else everybody with what the own role does not see', async () => {
    expect(await answer('team.status', {})).toBeNull();
    signedInAs(ravi);
    const team = await answer('team.status', {});
    expect(team?.you).toBe(ravi);
    expect(team?.members.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Asha active',
      'Ravi active',
      'Mira left',
    ]);
  });

  it('counts what a member looks after before they leave', async () => {
    signedInAs(asha);
    await hub.do('contact.assign', { contactId, to: asha });
    const { followUpId } = await hub.do('follow-up.add', {
      contactId,
      title: 'Call',
      dueAt: 5_000,
      zone: 'UTC',
    });
    expect(await answer('team.holding', { seat: asha })).toEqual({ contacts: 1, followUps: 1 });
    expect(await answer('team.holding', { seat: ravi })).toEqual({ contacts: 0, followUps: 0 });
    await hub.do('follow-up.done', { followUpId, done: true });
    expect(await answer('team.holding', { seat: asha })).toEqual({ contacts: 1, followUps: 0 });
  });

  it('says who else is in a chat, and nothing about a chat of no one or without a key', async () => {
    const identities = [{ kind: 'phone' as const, value: '+919864012345' }];
    signedInAs(asha);
    expect(await answer('presence.here', { identities })).toEqual([]);
    const { account } = hub.data();
    if (account === null) throw new Error('Nobody is signed in');
    hub.data().account = { ...account, conversationKey: 'a key of the team' };
    const conversation = await conversationFor(hub.data(), identities);
    if (conversation === undefined) throw new Error('The chat has no name for the team');
    hub.data().presence.put(conversation, { seat: ravi, name: 'Ravi', state: 'drafting' }, 1);
    expect(await answer('presence.here', { identities })).toEqual([
      { seat: ravi, name: 'Ravi', state: 'drafting' },
    ]);
    const other = [{ kind: 'phone' as const, value: '+919864012399' }];
    expect(await answer('presence.here', { identities: other })).toEqual([]);
  });
});
