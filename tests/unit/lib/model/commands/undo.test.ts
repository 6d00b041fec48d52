import { beforeEach, describe, expect, it } from 'vitest';
import type { CommandArgs, CommandName } from '@/lib/messaging/contract/commands';
import { testIds } from '@/tests/support/builders/test-ids';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const phone = '+919864012345';
const day = 86_400_000;
let hub: TestHub;
let contactId: string;

beforeEach(async () => {
  hub = buildHub();
  ({ contactId } = await hub.do('contact.save', person(phone)));
});

/** Runs a command and gives its id, to take it back by. */
async function act<C extends CommandName>(name: C, args: CommandArgs<C>): Promise<string> {
  const id = hub.newId();
  const outcome = await hub.run(name, args, id);
  if (outcome.kind === 'nack') throw new Error(outcome.code);
  return id;
}
const undo = (command: string) => hub.run('undo', { command });
const contact = () => hub.data().model.contact(contactId);

describe('taking back', () => {
  it('gives a field its old value, and doing it again gives the new one', async () => {
    const edit = await act('contact.edit', { contactId, name: 'Bina', company: 'Shop' });
    const first = await act('undo', { command: edit });
    expect([contact()?.d.name, contact()?.d.company]).toEqual(['Asha', null]);
    await act('undo', { command: first });
    expect([contact()?.d.name, contact()?.d.company]).toEqual(['Bina', 'Shop']);
  });

  it('is refused when the field was changed since', async () => {
    const edit = await act('contact.edit', { contactId, name: 'Bina' });
    await act('contact.edit', { contactId, name: 'Chitra' });
    expect(await undo(edit)).toMatchObject({ kind: 'nack', code: 'changed-since', retry: false });
    expect(contact()?.d.name).toBe('Chitra');
  });

  it('of one field does not mind a change of another', async () => {
    const edit = await act('contact.edit', { contactId, name: 'Bina' });
    await act('contact.edit', { contactId, company: 'Shop' });
    await act('undo', { command: edit });
    expect([contact()?.d.name, contact()?.d.company]).toEqual(['Asha', 'Shop']);
  });

  it('twice is refused the second time', async () => {
    const edit = await act('contact.edit', { contactId, name: 'Bina' });
    await act('undo', { command: edit });
    expect(await undo(edit)).toMatchObject({ code: 'changed-since' });
  });

  it('brings back what was deleted, with everything about it', async () => {
    const { noteId } = await hub.do('note.add', { contactId, body: 'Hello' });
    const gone = await act('contact.delete', { contactId });
    expect(hub.data().model.note(noteId)).toBeUndefined();
    await act('undo', { command: gone });
    expect(hub.data().model.note(noteId)?.d.body).toBe('Hello');
  });

  it('of a deletion is refused when another contact has the number now', async () => {
    const gone = await act('contact.delete', { contactId });
    await hub.do('contact.save', person(phone, 'New'));
    expect(await undo(gone)).toMatchObject({ code: 'belongs-to-other' });
  });

  it('of an added note deletes it and gives the draft back, unless something was typed since', async () => {
    const key = 'note:1';
    await hub.do('draft.save', { key, contactId, body: 'Hello' });
    const added = await act('note.add', { contactId, body: 'Hello', draftKey: key });
    expect(hub.data().model.tables.drafts.get(key)?.d.body).toBe('');
    await act('undo', { command: added });
    expect(hub.data().model.notesOf(contactId)).toEqual([]);
    expect(hub.data().model.tables.drafts.get(key)?.d.body).toBe('Hello');
    const again = await act('note.add', { contactId, body: 'Hello', draftKey: key });
    await hub.do('draft.save', { key, contactId, body: 'Something else' });
    await act('undo', { command: again });
    expect(hub.data().model.tables.drafts.get(key)?.d.body).toBe('Something else');
  });

  it('of a saved contact deletes it only while nothing stands on it', async () => {
    const saved = await act('contact.save', person('+447700900123', 'Other'));
    const entry = await hub.data().histories.find(saved, new AbortController().signal);
    const otherId = entry.ok ? (entry.value?.contactId ?? '') : '';
    const note = await act('note.add', { contactId: otherId, body: 'On it' });
    expect(await undo(saved)).toMatchObject({ code: 'changed-since' });
    await act('undo', { command: note });
    await act('undo', { command: saved });
    expect(hub.data().model.contact(otherId)).toBeUndefined();
  });

  it('of a label given or taken works both ways', async () => {
    const { labelId } = await hub.do('label.add', { name: 'VIP', colour: 'red' });
    const given = await act('contact.label', { contactId, labelId, on: true });
    const back = await act('undo', { command: given });
    expect(hub.data().model.labelCount(labelId)).toBe(0);
    await act('undo', { command: back });
    expect(hub.data().model.labelCount(labelId)).toBe(1);
    const taken = await act('contact.label', { contactId, labelId, on: false });
    await act('undo', { command: taken });
    expect(hub.data().model.labelCount(labelId)).toBe(1);
  });

  it('of a new label is refused while others use it', async () => {
    const added = await act('label.add', { name: 'VIP', colour: 'red' });
    const [label] = [...hub.data().model.tables.labels.rows()];
    await act('contact.label', { contactId, labelId: label?.id ?? '', on: true });
    expect(await undo(added)).toMatchObject({ code: 'changed-since' });
  });

  it('of a removed number is refused when another contact was given it', async () => {
    await hub.do('contact.add-phone', { contactId, phone: '+447700900123' });
    const removed = await act('contact.remove-identity', { contactId, element: `phone:${phone}#modules` });
    await hub.do('contact.save', person(phone, 'New'));
    expect(await undo(removed)).toMatchObject({ code: 'belongs-to-other' });
  });

  it('works for 30 days and says so afterwards', async () => {
    const edit = await act('contact.edit', { contactId, name: 'Bina' });
    hub.clock.move(30 * day - 1);
    const first = await act('undo', { command: edit });
    hub.clock.move(31 * day);
    expect(await undo(first)).toMatchObject({ code: 'too-old' });
  });

  it('finds the entry after a restart of the worker', async () => {
    const edit = await act('contact.edit', { contactId, name: 'Bina' });
    const again = buildHub({ disk: hub.disk, clock: hub.clock, ids: testIds(2) });
    await again.do('undo', { command: edit });
    expect(again.data().model.contact(contactId)?.d.name).toBe('Asha');
  });

  it('of what never was, of drafts and of settings finds nothing', async () => {
    const draft = await act('draft.save', { key: 'k', body: 'x' });
    const setting = await act('setting.set', { key: 'k', value: 1 });
    for (const command of [draft, setting, hub.newId()]) {
      expect(await undo(command)).toMatchObject({ code: 'not-found' });
    }
  });
});
