import { describe, expect, it } from 'vitest';
import { ownCommands } from '@/lib/hub/commands';
import { execute } from '@/lib/hub/execute';
import type { MemoryDisk } from '@/tests/support/builders/memory-journal';
import { signedIn, start } from '@/tests/support/builders/signed-in-hub';
import { person } from '@/tests/support/builders/test-hub';

const team = (mask: Readonly<Record<string, readonly string[]>>) => ({ members: [], mask, at: 0 });

/** The disk of a seat whose role does not see these fields. */
function masked(disk: MemoryDisk, mask: Readonly<Record<string, readonly string[]>>): void {
  const account: unknown = JSON.parse(disk.records.get('account') ?? '{}');
  disk.records.set('account', JSON.stringify({ ...(account as object), team: team(mask) }));
}

/** A worker that starts later; its ids are other ones than those of the first. */
async function later(disk: MemoryDisk) {
  const computer = await start(disk);
  for (let n = 0; n < 50; n += 1) computer.hub.newId();
  return computer;
}

describe('what a role does not see', () => {
  it('it cannot change: said before anything is written, and whole', async () => {
    const disk = signedIn();
    const { contactId } = await (await start(disk)).hub.do('contact.save', person('+919864012345'));
    masked(disk, { contacts: ['company'], notes: ['body'] });
    const { hub } = await later(disk);
    const waiting = disk.outbox.size;
    const args = { contactId, name: 'Rina', company: 'Secret' };
    expect(await hub.run('contact.edit', args)).toMatchObject({ kind: 'nack', code: 'masked', retry: false });
    expect(await hub.run('note.add', { contactId, body: 'x' })).toMatchObject({ code: 'masked' });
    expect(disk.outbox.size).toBe(waiting);
    expect(hub.data().model.contact(contactId)?.d.name).toBe('Asha');
  });

  it('leaves everything else to be changed, and comes back with the role', async () => {
    const disk = signedIn();
    const { contactId } = await (await start(disk)).hub.do('contact.save', person('+919864012345'));
    masked(disk, { contacts: ['company'] });
    const { hub } = await later(disk);
    expect(await hub.run('contact.edit', { contactId, name: 'Rina' })).toMatchObject({ kind: 'ack' });
    masked(disk, {});
    const again = await later(disk);
    again.hub.newId();
    expect(await again.hub.run('contact.edit', { contactId, company: 'Seen' })).toMatchObject({
      kind: 'ack',
    });
  });

  it.each([
    ['is not kept of what the worker notices by itself', ['title'], 0],
    ['is kept of it where the role sees all', [], 1],
  ])('%s', async (_name, hidden, kept) => {
    const disk = signedIn();
    const { contactId } = await (await start(disk)).hub.do('contact.save', person('+919864012345'));
    masked(disk, { chats: hidden });
    const { hub } = await later(disk);
    const identities = [{ kind: 'phone', value: '+919864012345' }];
    const fact = { identities, kind: 'person', title: 'Hidden title', openedAt: 5 };
    const request = { id: hub.root.ids.uuid(5), runnable: ownCommands.observe, remembered: false };
    const done = await hub.root.runExclusive((data) =>
      execute(hub.root, data, { ...request, args: { fact } }),
    );
    expect(done.ok && done.value.ok).toBe(true);
    expect([...hub.data().model.hot('chats')]).toHaveLength(kept);
    expect(hub.data().model.contact(contactId)).toBeDefined();
    expect(JSON.stringify([...disk.outbox.values()]).includes('Hidden title')).toBe(kept > 0);
  });
});
