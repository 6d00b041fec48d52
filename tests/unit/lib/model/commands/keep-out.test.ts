import { describe, expect, it } from 'vitest';
import { ownCommands } from '@/lib/hub/commands';
import { observe } from '@/lib/hub/observe';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const number = '+919864012345';
const phone = { kind: 'phone', value: number } as const;
const lid = { kind: 'lid', value: '123456789012345@lid' } as const;
const tables = ['contacts', 'chats', 'notes', 'followUps', 'drafts'] as const;

const keptOut = async (identities: readonly (typeof phone | typeof lid)[] = [phone]): Promise<TestHub> => {
  const hub = buildHub();
  await hub.do('chat.keep-out', { identities: [...identities], on: true });
  return hub;
};

/** Rows of every table that could be about somebody. */
const rowsOf = (hub: TestHub): number => tables.reduce((sum, table) => sum + hub.disk.rows(table).length, 0);

describe('a chat that is kept out', () => {
  it('has zero rows, whatever is tried: saving, linking, a number by hand, a draft, what the page shows', async () => {
    const hub = await keptOut();
    const other = await hub.do('contact.save', person('+919864099999', 'Bina'));
    const before = rowsOf(hub) + hub.disk.entries('history').length;
    const tries = [
      await hub.run('contact.save', person(number)),
      await hub.run('contact.save', { ...person(number), source: 'typed' }),
      await hub.run('contact.link-chat', {
        contactId: other.contactId,
        identities: [phone],
        source: 'typed',
      }),
      await hub.run('contact.add-phone', { contactId: other.contactId, phone: '098640 12345', region: 'IN' }),
      await hub.run('draft.save', { key: `note:phone:${number}`, body: 'Birthday on Friday' }),
    ];
    expect(tries.map((outcome) => (outcome.kind === 'nack' ? outcome.code : outcome.kind))).toEqual(
      tries.map(() => 'kept-out'),
    );
    await observe(hub, { facts: [{ identities: [phone], kind: 'person', title: 'Mum', openedAt: 1 }] });
    expect(rowsOf(hub) + hub.disk.entries('history').length).toBe(before);
  });

  it('is not named by anything that is kept: no number, no name, not even in history', async () => {
    const hub = buildHub();
    await hub.do('draft.save', { key: `note:phone:${number}`, body: 'Birthday on Friday' });
    await hub.do('chat.keep-out', { identities: [phone, lid], on: true });
    const rows = [...hub.disk.rows('keptOut'), ...hub.disk.rows('drafts'), ...hub.disk.rows('settings')];
    const kept = JSON.stringify([
      ...rows.filter((row) => row.erased !== true),
      ...hub.disk.entries('history'),
    ]);
    for (const canary of ['9864012345', '123456789012345', 'Birthday']) expect(kept).not.toContain(canary);
    expect(hub.disk.rows('keptOut')).toHaveLength(3);
  });

  it('is known by every id it gets to be known by later', async () => {
    const hub = await keptOut();
    await observe(hub, { facts: [{ identities: [phone, lid], kind: 'person', title: 'Mum', openedAt: 1 }] });
    const outcome = await hub.run('contact.save', { ...person(''), identities: [lid], name: 'Mum' });
    expect(outcome).toMatchObject({ kind: 'nack', code: 'kept-out' });
  });

  it('cannot come back by taking back an older change', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person('+919864099999', 'Bina'));
    await hub.do('contact.add-phone', { contactId, phone: number });
    const id = hub.newId();
    const [element] = [`phone:${number}#typed`];
    await hub.run('contact.remove-identity', { contactId, element }, id);
    await hub.do('chat.keep-out', { identities: [phone], on: true });
    expect(await hub.run('undo', { command: id })).toMatchObject({ kind: 'nack', code: 'kept-out' });
  });

  it('can be let in again, and then be saved', async () => {
    const hub = await keptOut();
    await hub.do('chat.keep-out', { identities: [phone], on: false });
    await hub.do('contact.save', person(number));
    expect(hub.disk.rows('contacts')).toHaveLength(1);
  });

  it('looks different on each computer', async () => {
    const one = await keptOut();
    const other = buildHub();
    other.newId();
    await other.do('chat.keep-out', { identities: [phone], on: true });
    const ids = [one, other].map((hub) =>
      hub.disk
        .rows('keptOut')
        .map((row) => row.id)
        .filter((id) => id !== 'secret'),
    );
    expect(ids[0]).not.toEqual(ids[1]);
  });
});

describe('keeping out somebody of whom something is kept', () => {
  it('is refused until that is erased, also while it waits in the trash', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(number));
    const wanted = { identities: [phone], on: true };
    expect(await hub.run('chat.keep-out', wanted)).toMatchObject({ kind: 'nack', code: 'still-kept' });
    await hub.do('contact.delete', { contactId });
    expect(await hub.run('chat.keep-out', wanted)).toMatchObject({ kind: 'nack', code: 'still-kept' });
    expect(hub.disk.rows('keptOut')).toEqual([]);
  });

  it('marks all identities of the contact, which the erasure then takes away', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', { ...person(number), identities: [phone, lid] });
    expect(await hub.runner.runOwn(ownCommands.keepOut, { contactId, on: true })).toMatchObject({ ok: true });
    expect(hub.disk.rows('keptOut')).toHaveLength(3);
    await hub.runner.runOwn(ownCommands.keepOut, { contactId, on: false });
    const left = hub.disk.rows('keptOut').filter((row) => row.erased !== true);
    expect(left.map((row) => row.id)).toEqual(['secret']);
  });
});
