import { beforeEach, describe, expect, it } from 'vitest';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const nowhere = '01890000-0000-7000-8000-000000000000';
let hub: TestHub;
let contactId: string;

beforeEach(async () => {
  hub = buildHub();
  ({ contactId } = await hub.do('contact.save', person('+919864012345')));
});

describe('a label', () => {
  it('is renamed and recoloured everywhere at once', async () => {
    const { labelId } = await hub.do('label.add', { name: 'VIP', colour: 'red', contactId });
    await hub.do('label.edit', { labelId, name: ' Regular ', colour: 'green' });
    expect(hub.data().model.label(labelId)?.d).toMatchObject({ name: 'Regular', colour: 'green' });
  });

  it('never gets the name of another, in any spelling', async () => {
    const { labelId } = await hub.do('label.add', { name: 'VIP', colour: 'red' });
    const other = await hub.do('label.add', { name: 'Regular', colour: 'red' });
    expect(await hub.run('label.edit', { labelId: other.labelId, name: 'vip' })).toMatchObject({
      code: 'invalid',
    });
    expect(await hub.do('label.add', { name: ' Víp', colour: 'blue' })).toEqual({ labelId });
    await hub.do('label.edit', { labelId, name: 'vip' });
    expect(hub.data().model.label(labelId)?.d.name).toBe('vip');
  });
});

describe('a follow-up', () => {
  const add = () => hub.do('follow-up.add', { contactId, title: 'Call', dueAt: 5_000, zone: 'Asia/Kolkata' });

  it('moves to another time and keeps what was not changed', async () => {
    const { followUpId } = await add();
    await hub.do('follow-up.edit', { followUpId, dueAt: 9_000 });
    expect(hub.data().model.followUp(followUpId)?.d).toMatchObject({ title: 'Call', dueAt: 9_000 });
    expect(
      hub
        .data()
        .model.byDue.entries()
        .map((entry) => entry.key),
    ).toEqual([9_000]);
  });

  it('empties the draft it was typed in, in the same commit', async () => {
    const key = `follow-up:${contactId}`;
    await hub.do('draft.save', { key, contactId, body: 'Call' });
    await hub.do('follow-up.add', { contactId, title: 'Call', dueAt: 5_000, zone: 'UTC', draftKey: key });
    expect(hub.data().model.tables.drafts.get(key)?.d.body).toBe('');
  });

  it('leaves the list when it is done or deleted, and comes back when it is open again', async () => {
    const { followUpId } = await add();
    await hub.do('follow-up.done', { followUpId, done: true });
    expect(hub.data().model.byDue.size).toBe(0);
    await hub.do('follow-up.done', { followUpId, done: false });
    expect(hub.data().model.byDue.size).toBe(1);
    await hub.do('follow-up.delete', { followUpId });
    expect(hub.data().model.byDue.size).toBe(0);
    expect(await hub.run('follow-up.delete', { followUpId })).toMatchObject({ code: 'not-found' });
  });

  it('needs a time zone that exists', async () => {
    const { followUpId } = await add();
    expect(await hub.run('follow-up.edit', { followUpId, zone: 'Mars/Base' })).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('an edit', () => {
  it('keeps what a person typed as typed, without what cannot be typed', async () => {
    const { noteId } = await hub.do('note.add', { contactId, body: '<img src=x> “ok”\u0000\u202e' });
    expect(hub.data().model.note(noteId)?.d.body).toBe('<img src=x> “ok”\u202e');
  });

  it('that changes nothing makes no history', async () => {
    await hub.do('contact.edit', { contactId, name: 'Asha', company: '' });
    const history = await hub.data().histories.of(contactId);
    expect(history.ok && history.value.map((past) => past.command)).toEqual(['contact.save']);
  });

  it('clears a company with an empty text and refuses an empty name', async () => {
    await hub.do('contact.edit', { contactId, company: 'Shop' });
    await hub.do('contact.edit', { contactId, company: '  ' });
    expect(hub.data().model.contact(contactId)?.d.company).toBeNull();
    expect(await hub.run('contact.edit', { contactId, name: '\u0000' })).toMatchObject({ code: 'invalid' });
  });

  it.each([
    ['contact.edit', { contactId: nowhere, name: 'x' }],
    ['contact.delete', { contactId: nowhere }],
    ['note.add', { contactId: nowhere, body: 'x' }],
    ['note.edit', { noteId: nowhere, body: 'x' }],
    ['note.delete', { noteId: nowhere }],
    ['label.edit', { labelId: nowhere, name: 'x' }],
    ['label.delete', { labelId: nowhere }],
    ['follow-up.edit', { followUpId: nowhere, title: 'x' }],
    ['follow-up.done', { followUpId: nowhere, done: true }],
    ['contact.label', { contactId: nowhere, labelId: nowhere, on: true }],
  ] as const)('%s of what is not there is refused in plain words', async (name, args) => {
    const outcome = await hub.run(name, args);
    expect(outcome).toMatchObject({ kind: 'nack', code: 'not-found', retry: false });
    expect(outcome.kind === 'nack' && outcome.say).toMatch(/not there any more/);
  });

  it('of a setting is kept and leaves no history', async () => {
    const id = hub.newId();
    await hub.run('setting.set', { key: 'panel.width', value: 360 }, id);
    expect(hub.data().model.tables.settings.get('panel.width')?.d.value).toBe(360);
    expect(hub.disk.entries('history').map((entry) => entry.entity.id)).not.toContain(id);
  });
});
