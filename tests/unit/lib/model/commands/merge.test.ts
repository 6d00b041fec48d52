import { beforeEach, describe, expect, it } from 'vitest';
import { contactList } from '@/lib/model/queries/contact-list';
import { contactOpen } from '@/lib/model/queries/contact-open';
import { contactSame } from '@/lib/model/queries/contact-same';
import { contactTimeline } from '@/lib/model/queries/contact-timeline';
import { draftGet } from '@/lib/model/queries/draft-get';
import { contactView } from '@/lib/model/queries/contact-view';
import { noteList } from '@/lib/model/queries/note-list';
import { workToday } from '@/lib/model/queries/work-today';
import { erasePlan } from '@/lib/privacy/erase/erase-plan';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const phone = '+919864012345';
const otherPhone = '+919864055555';
const lid = { kind: 'lid', value: '123456789012345@lid' } as const;
const window = { offset: 0, limit: 50 };
let hub: TestHub;
let asha: string;
let other: string;
beforeEach(async () => {
  hub = buildHub();
  asha = (await hub.do('contact.save', person(phone))).contactId;
  other = (await hub.do('contact.save', { ...person('', 'Asha Devi'), identities: [lid] })).contactId;
});
const model = () => hub.data().model;
const names = () =>
  contactList(model(), { ...window, labelId: null, sort: 'name' }).rows.map((row) => row.name);
const shown = (id: string) => {
  const contact = model().contact(id);
  return contact === undefined ? undefined : contactView(model(), contact);
};
const search = (text: string) => hub.data().search.find(text, 10);
const rowOf = (id: string) => structuredClone(model().tables.contacts.get(id));

describe('two merged contacts', () => {
  it('are one in lists, counts and look-ups, whichever id is asked for', async () => {
    const result = await hub.do('contact.merge', { contactId: other, otherId: asha });
    expect(result.contactId).toBe(asha);
    expect(names()).toEqual(['Asha']);
    expect(model().visible).toBe(1);
    expect(shown(other)).toEqual(shown(asha));
    expect(shown(asha)?.identities.map(({ kind }) => kind)).toEqual(['phone', 'lid']);
    expect(shown(asha)?.merged).toMatchObject([{ id: other, name: 'Asha Devi' }]);
    expect(contactOpen(model(), { identities: [lid], title: '' }).contact?.id).toBe(asha);
  });

  it('show the values a person chose, and where nobody chose the one there is', async () => {
    await hub.do('contact.edit', { contactId: other, company: 'Devi Sarees' });
    await hub.do('contact.merge', { contactId: asha, otherId: other, keep: { name: other } });
    expect(shown(asha)).toMatchObject({ name: 'Asha Devi', company: 'Devi Sarees' });
    expect(names()).toEqual(['Asha Devi']);
  });

  it('keep an empty value that a person chose over a filled one', async () => {
    await hub.do('contact.edit', { contactId: other, company: 'Devi Sarees' });
    await hub.do('contact.merge', { contactId: asha, otherId: other, keep: { company: asha } });
    expect(shown(asha)?.company).toBe('');
  });

  it('share notes, follow-ups, labels and the timeline', async () => {
    const { labelId } = await hub.do('label.add', { name: 'VIP', colour: 'red', contactId: other });
    await hub.do('note.add', { contactId: asha, body: 'Likes tea' });
    await hub.do('note.add', { contactId: other, body: 'Likes coffee' });
    const due = { title: 'Call', dueAt: 5_000, zone: 'Asia/Kolkata' };
    await hub.do('follow-up.add', { contactId: other, ...due });
    await hub.do('contact.merge', { contactId: asha, otherId: other });
    expect(noteList(model(), { contactId: asha, ...window }).rows.map((row) => row.contactId)).toEqual([
      asha,
      asha,
    ]);
    expect(shown(asha)).toMatchObject({ notes: 2, openFollowUps: 1, labels: [{ name: 'VIP', contacts: 1 }] });
    const today = workToday(model(), { now: 10_000, dayEnd: 20_000, limit: 10 });
    expect(today.overdue.rows).toMatchObject([{ contactId: asha, contactName: 'Asha' }]);
    expect(contactList(model(), { ...window, labelId, sort: 'due' })).toMatchObject({
      count: 1,
      rows: [{ id: asha }],
    });
    const ids = model().people.idsOf(asha);
    const histories = await Promise.all(ids.map((id) => hub.data().histories.of(id)));
    const history = histories.flatMap((each) => (each.ok ? each.value : []));
    const now = hub.clock.now();
    const kinds = contactTimeline(model(), { contactId: asha, ...window }, { history, now }).rows.map(
      ({ kind }) => kind,
    );
    expect(kinds.toSorted()).toEqual(
      ['merged', 'note', 'note', 'follow-up', 'label-added', 'contact-saved', 'contact-saved'].toSorted(),
    );
  });

  it('are found by what either of them holds, as one', async () => {
    await hub.do('contact.edit', { contactId: other, company: 'Zebra' });
    await hub.do('note.add', { contactId: other, body: 'Wants coriander' });
    await hub.do('contact.merge', { contactId: asha, otherId: other });
    for (const text of ['Asha', 'Zebra', '12345']) expect(search(text).contacts).toEqual([asha]);
    expect(search('coriander').notes).toHaveLength(1);
    await hub.do('contact.separate', { contactId: other });
    expect(search('Zebra').contacts).toEqual([other]);
    expect(search('12345').contacts).toEqual([asha]);
  });

  it('are changed as one, and each change stays where it was made', async () => {
    const { labelId } = await hub.do('label.add', { name: 'VIP', colour: 'red', contactId: other });
    await hub.do('contact.merge', { contactId: asha, otherId: other, keep: { name: other } });
    await hub.do('contact.edit', { contactId: asha, name: 'Asha D.' });
    await hub.do('contact.label', { contactId: asha, labelId, on: false });
    await hub.do('contact.remove-identity', { contactId: asha, element: `phone:${phone}#modules` });
    expect(shown(asha)).toMatchObject({ name: 'Asha D.', labels: [] });
    expect(shown(asha)?.identities.map(({ kind }) => kind)).toEqual(['lid']);
    await hub.do('contact.separate', { contactId: other });
    expect([shown(asha)?.name, shown(other)?.name]).toEqual(['Asha', 'Asha D.']);
  });

  it('show the old value again when a change made since is taken back', async () => {
    await hub.do('contact.merge', { contactId: asha, otherId: other, keep: { name: other } });
    const id = hub.newId();
    await hub.run('contact.edit', { contactId: asha, name: 'Wrong' }, id);
    await hub.do('undo', { command: id });
    expect(shown(asha)?.name).toBe('Asha Devi');
    await hub.do('contact.separate', { contactId: other });
    expect([shown(asha)?.name, shown(other)?.name]).toEqual(['Asha', 'Asha Devi']);
  });

  it('come back as they were when the merge is taken back', async () => {
    const before = [rowOf(asha), shown(asha), shown(other)];
    const id = hub.newId();
    await hub.run('contact.merge', { contactId: asha, otherId: other, keep: { name: other } }, id);
    await hub.do('undo', { command: id });
    expect([rowOf(asha), shown(asha), shown(other)]).toEqual(before);
    expect(names()).toEqual(['Asha', 'Asha Devi']);
  });

  it('go to the trash and come back together', async () => {
    await hub.do('contact.merge', { contactId: asha, otherId: other });
    const id = hub.newId();
    await hub.run('contact.delete', { contactId: asha }, id);
    expect(names()).toEqual([]);
    expect(contactOpen(model(), { identities: [lid], title: '' }).contact).toBeNull();
    await hub.do('undo', { command: id });
    expect(names()).toEqual(['Asha']);
  });

  it('are erased and hidden together', async () => {
    await hub.do('note.add', { contactId: other, body: 'Coffee' });
    await hub.do('contact.merge', { contactId: asha, otherId: other });
    const plan = erasePlan(model(), asha);
    expect([...(plan?.people ?? [])].toSorted()).toEqual([asha, other].toSorted());
    expect(plan?.hot.get('notes')?.size).toBe(1);
    model().hide(other, true);
    expect(names()).toEqual([]);
    expect(await hub.run('contact.save', { ...person(phone) })).toMatchObject({ code: 'not-allowed' });
    model().hide(other, false);
    expect(names()).toEqual(['Asha']);
  });

  it('cannot be a group and a person, nor a sample and somebody real', async () => {
    const group = { kind: 'jid', value: '123-456@g.us' } as const;
    const { contactId } = await hub.do('contact.save', {
      ...person('', 'Team'),
      identities: [group],
      kind: 'group',
    });
    expect(await hub.run('contact.merge', { contactId: asha, otherId: contactId })).toMatchObject({
      code: 'not-allowed',
    });
    await hub.do('sample.add', {});
    const sample = [...model().tables.contacts.rows()].find(({ d }) => d.sample === true)?.id ?? '';
    expect(await hub.run('contact.merge', { contactId: asha, otherId: sample })).toMatchObject({
      code: 'not-allowed',
    });
  });

  it('of three are separated one by one', async () => {
    const third = (await hub.do('contact.save', person(otherPhone, 'Third'))).contactId;
    await hub.do('contact.merge', { contactId: other, otherId: third });
    await hub.do('contact.merge', { contactId: third, otherId: asha, keep: { name: third } });
    expect(names()).toEqual(['Asha Devi']);
    await hub.do('contact.separate', { contactId: third });
    expect(names()).toEqual(['Asha Devi', 'Third']);
    await hub.do('contact.separate', { contactId: other });
    expect(names()).toEqual(['Asha', 'Asha Devi', 'Third']);
  });
});

describe('a suggestion', () => {
  it('names contacts of the same name of which one has no number', async () => {
    await hub.do('contact.edit', { contactId: other, name: 'ASHA' });
    await hub.do('contact.save', person(otherPhone, 'Asha'));
    const same = contactSame(model(), { contactId: asha });
    expect(same).toMatchObject([{ row: { id: other }, why: 'name' }]);
  });

  it('is not made again after somebody said that they are not the same', async () => {
    await hub.do('contact.edit', { contactId: other, name: 'Asha' });
    await hub.do('contact.keep-apart', { contactId: asha, otherId: other });
    expect(contactSame(model(), { contactId: asha })).toEqual([]);
    expect(contactSame(model(), { contactId: other })).toEqual([]);
  });
});

describe('a text that was begun for one of two merged contacts', () => {
  const draft = (id: string) => draftGet(model(), { key: `note:${id}` })?.body;

  it('stands in the box of both together, once, until it is added', async () => {
    await hub.do('draft.save', { key: `note:${other}`, contactId: other, body: 'From the LID chat' });
    await hub.do('contact.merge', { contactId: asha, otherId: other });
    expect(draft(asha)).toBe('From the LID chat');
    await hub.do('note.add', { contactId: asha, body: 'From the LID chat', draftKey: `note:${asha}` });
    expect(draft(asha)).toBeUndefined();
  });

  it('goes back to its own chat when the two are separated', async () => {
    await hub.do('draft.save', { key: `note:${other}`, contactId: other, body: 'For the other' });
    await hub.do('contact.merge', { contactId: asha, otherId: other });
    await hub.do('contact.separate', { contactId: other });
    expect([draft(asha), draft(other)]).toEqual([undefined, 'For the other']);
  });

  it('is moved once it is typed on', async () => {
    await hub.do('draft.save', { key: `note:${other}`, contactId: other, body: 'Begun' });
    await hub.do('contact.merge', { contactId: asha, otherId: other });
    await hub.do('draft.save', { key: `note:${asha}`, contactId: asha, body: 'Begun and more' });
    expect(draft(asha)).toBe('Begun and more');
    await hub.do('draft.save', { key: `note:${asha}`, contactId: asha, body: '' });
    expect(draft(asha)).toBeUndefined();
  });
});
