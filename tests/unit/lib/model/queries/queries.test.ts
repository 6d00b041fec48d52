import { beforeEach, describe, expect, it } from 'vitest';
import { contactList } from '@/lib/model/queries/contact-list';
import { contactOpen } from '@/lib/model/queries/contact-open';
import { contactTimeline } from '@/lib/model/queries/contact-timeline';
import { contactGet } from '@/lib/model/queries/contact-get';
import { draftGet } from '@/lib/model/queries/draft-get';
import { followUpList } from '@/lib/model/queries/follow-up-list';
import { labelList } from '@/lib/model/queries/label-list';
import { noteList } from '@/lib/model/queries/note-list';
import { workDue } from '@/lib/model/queries/work-due';
import { workToday } from '@/lib/model/queries/work-today';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const all = { offset: 0, limit: 200 };
const phone = '+919864012345';
const lid = { kind: 'lid', value: '123456789012345@lid' } as const;
let hub: TestHub;
let contactId: string;
beforeEach(async () => {
  hub = buildHub();
  ({ contactId } = await hub.do('contact.save', person(phone)));
});
const model = () => hub.data().model;

describe('who the open chat is', () => {
  it('is the contact with that identity, however it is called', () => {
    const open = contactOpen(model(), { identities: [{ kind: 'phone', value: phone }], title: 'Other name' });
    expect(open.contact).toMatchObject({ id: contactId, name: 'Asha', notes: 0 });
    expect(open.sameName).toEqual([]);
  });

  it('is nobody for a name alone, which is only suggested', () => {
    const open = contactOpen(model(), { identities: [], title: ' ASHA ' });
    expect(open.contact).toBeNull();
    expect(open.sameName.map((each) => each.id)).toEqual([contactId]);
  });

  it('is nobody when two contacts match, and both are offered', async () => {
    const other = await hub.do('contact.save', { ...person(''), identities: [lid], name: 'Other' });
    const open = contactOpen(model(), { identities: [{ kind: 'phone', value: phone }, lid], title: '' });
    expect(open.contact).toBeNull();
    expect(open.sameName.map((each) => each.id).sort()).toEqual([contactId, other.contactId].sort());
  });

  it('never shows a LID as a number', () => {
    const open = contactOpen(model(), { identities: [lid], title: '' });
    expect(open.identities[0]?.shown).toBe('WhatsApp id (no phone number known)');
  });
});

describe('lists', () => {
  it('of contacts page through names, labels and what is due', async () => {
    const { labelId } = await hub.do('label.add', { name: 'VIP', colour: 'red' });
    for (let index = 0; index < 9; index += 1) {
      const saved = await hub.do('contact.save', person(`+44770090012${index}`, `Name ${index}`));
      if (index % 3 === 0) await hub.do('contact.label', { contactId: saved.contactId, labelId, on: true });
      if (index === 7) {
        const due = { contactId: saved.contactId, title: 'Call', dueAt: 5_000, zone: 'UTC' };
        await hub.do('follow-up.add', due);
      }
    }
    const list = (sort: 'name' | 'due', label: string | null, offset = 0, limit = 3) =>
      contactList(model(), { labelId: label, sort, offset, limit });
    expect(list('name', null, 1)).toMatchObject({ count: 10, offset: 1 });
    expect(list('name', null, 1).rows.map((row) => row.name)).toEqual(['Name 0', 'Name 1', 'Name 2']);
    expect(list('name', labelId, 1).rows.map((row) => row.name)).toEqual(['Name 3', 'Name 6']);
    expect(list('name', labelId).count).toBe(3);
    expect(list('due', null).rows.map((row) => row.name)).toEqual(['Name 7', 'Asha', 'Name 0']);
    expect(list('due', null).rows[0]?.nextDueAt).toBe(5_000);
    await hub.do('label.delete', { labelId });
    expect(list('name', labelId)).toEqual({ count: 0, offset: 0, rows: [] });
  });

  it('of notes and follow-ups are in the order of work', async () => {
    await hub.do('note.add', { contactId, body: 'First' });
    hub.clock.move(1_000);
    await hub.do('note.add', { contactId, body: 'Second' });
    expect(noteList(model(), { contactId, ...all }).rows.map((note) => note.body)).toEqual([
      'Second',
      'First',
    ]);
    const add = (title: string, dueAt: number) =>
      hub.do('follow-up.add', { contactId, title, dueAt, zone: 'UTC' });
    const done = await add('Done', 1);
    await add('Later', 9_000);
    await add('Sooner', 8_000);
    await hub.do('follow-up.done', { followUpId: done.followUpId, done: true });
    const titles = followUpList(model(), { contactId, ...all }).rows.map((each) => each.title);
    expect(titles).toEqual(['Sooner', 'Later', 'Done']);
    const parts = [false, true].map((isDone) => followUpList(model(), { contactId, done: isDone, ...all }));
    expect(parts.map(({ count, rows }) => [count, rows.map((each) => each.title)])).toEqual([
      [2, ['Sooner', 'Later']],
      [1, ['Done']],
    ]);
  });

  it('of labels count visible contacts', async () => {
    const { labelId } = await hub.do('label.add', { name: 'VIP', colour: 'red', contactId });
    expect(labelList(model())).toEqual([{ id: labelId, name: 'VIP', colour: 'red', contacts: 1 }]);
    await hub.do('contact.delete', { contactId });
    expect(labelList(model())).toEqual([{ id: labelId, name: 'VIP', colour: 'red', contacts: 0 }]);
  });

  it('of today part what is late from what is due and what comes', async () => {
    for (const dueAt of [10, 20, 30, 40]) {
      await hub.do('follow-up.add', { contactId, title: `${dueAt}`, dueAt, zone: 'UTC' });
    }
    const today = workToday(model(), { now: 20, dayEnd: 40, limit: 1 });
    expect([today.overdue, today.today, today.next].map((page) => [page.count, page.rows[0]?.title])).toEqual(
      [
        [1, '10'],
        [2, '20'],
        [1, '40'],
      ],
    );
    expect(today.overdue.rows[0]?.contactName).toBe('Asha');
  });

  it('of what is due go on behind any window, and end where the group ends', async () => {
    for (let dueAt = 1; dueAt <= 250; dueAt += 1) {
      await hub.do('follow-up.add', { contactId, title: `${dueAt}`, dueAt, zone: 'UTC' });
    }
    const due = (group: 'overdue' | 'today' | 'next', offset: number) => {
      const page = workDue(model(), { group, now: 240, dayEnd: 245, offset, limit: 100 });
      return [page.count, page.offset, page.rows.length, page.rows[0]?.title, page.rows.at(-1)?.title];
    };
    expect(due('overdue', 0)).toEqual([239, 0, 100, '1', '100']);
    expect(due('overdue', 200)).toEqual([239, 200, 39, '201', '239']);
    expect(due('overdue', 300)).toEqual([239, 300, 0, undefined, undefined]);
    expect(due('today', 0)).toEqual([5, 0, 5, '240', '244']);
    expect(due('next', 4)).toEqual([6, 4, 2, '249', '250']);
  });
});

describe('drafts', () => {
  it('are given back to their own box only, and end when the note is added', async () => {
    await hub.do('draft.save', { key: 'note:a', contactId, body: 'Begun' });
    expect(draftGet(model(), { key: 'note:a' })?.body).toBe('Begun');
    expect(draftGet(model(), { key: 'note:b' })).toBeNull();
    await hub.do('note.add', { contactId, body: 'Begun', draftKey: 'note:a' });
    expect(draftGet(model(), { key: 'note:a' })).toBeNull();
  });
});

describe('the timeline', () => {
  const timeline = async (now = hub.clock.now()) => {
    const history = await hub.data().histories.of(contactId);
    if (!history.ok) throw new Error(history.code);
    return contactTimeline(model(), { contactId, ...all }, { history: history.value, now });
  };

  it('tells what rows and history know, newest first, each with its way back', async () => {
    const step = () => hub.clock.move(1_000);
    step();
    await hub.do('contact.edit', { contactId, company: 'Shop' });
    step();
    const { noteId } = await hub.do('note.add', { contactId, body: 'Paid half' });
    step();
    await hub.do('note.edit', { noteId, body: 'Paid all' });
    step();
    await hub.do('label.add', { name: 'VIP', colour: 'red', contactId });
    step();
    const { followUpId } = await hub.do('follow-up.add', { contactId, title: 'Call', dueAt: 5, zone: 'UTC' });
    step();
    await hub.do('follow-up.done', { followUpId, done: true });
    step();
    await hub.do('contact.add-phone', { contactId, phone: '+447700900123' });
    const { rows, count } = await timeline();
    expect(count).toBe(rows.length);
    expect(rows.map((row) => [row.kind, row.text])).toEqual([
      ['identity-added', '+44 7700 900123'],
      ['follow-up-done', 'Call'],
      ['follow-up', 'Call'],
      ['label-added', 'VIP'],
      ['note-edited', 'Paid all'],
      ['note', 'Paid all'],
      ['contact-edited', 'Company: nothing → Shop'],
      ['contact-saved', ''],
    ]);
    expect(rows.every((row) => row.undo !== null)).toBe(true);
    for (const row of rows.slice(0, 2)) await hub.do('undo', { command: row.undo ?? '' });
    expect(contactGet(model(), { contactId })).toMatchObject({ openFollowUps: 1 });
  });

  it('offers no way back for what was taken back or is older than 30 days', async () => {
    hub.clock.move(1_000);
    const id = hub.newId();
    await hub.run('contact.edit', { contactId, name: 'Bina' }, id);
    hub.clock.move(1_000);
    await hub.do('undo', { command: id });
    const rows = (await timeline()).rows;
    expect(rows.map((row) => row.kind)).toEqual(['undone', 'contact-edited', 'contact-saved']);
    expect(rows.map((row) => row.undo !== null)).toEqual([true, false, true]);
    const later = await timeline(hub.clock.now() + 31 * 86_400_000);
    expect(later.rows.every((row) => row.undo === null)).toBe(true);
  });

  it('is empty for a contact that is not to be seen', async () => {
    hub.data().model.hide(contactId, true);
    expect(await timeline()).toMatchObject({ count: 0, rows: [] });
  });
});
