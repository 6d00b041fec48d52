import { describe, expect, it } from 'vitest';
import { ownCommands } from '@/lib/hub/commands';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const day = 86_400_000;
const phone = '+919864012345';

async function sweep(hub: TestHub): Promise<unknown> {
  const done = await hub.runner.runOwn(ownCommands.sweep, {});
  return done.ok ? done.value : done.code;
}

describe('rows past their life', () => {
  it('go 30 days after they were deleted, with everything about a contact', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone));
    await hub.do('note.add', { contactId, body: 'Hello' });
    await hub.do('draft.save', { key: 'note:1', contactId, body: 'Begun' });
    await hub.do('contact.delete', { contactId });
    hub.clock.move(30 * day);
    expect(await sweep(hub)).toEqual({ erased: 0 });
    hub.clock.move(1);
    expect(await sweep(hub)).toEqual({ erased: 3 });
    expect(
      JSON.stringify([...hub.disk.rows('contacts'), ...hub.disk.rows('notes'), ...hub.disk.rows('drafts')]),
    ).not.toMatch(/Asha|Hello|Begun|9864/);
    expect(await sweep(hub)).toEqual({ erased: 0 });
  });

  it('go as the catalogue says: drafts after 30 days, done follow-ups after a year, open ones never', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone));
    const add = { contactId, title: 'Call', dueAt: hub.clock.now(), zone: 'UTC' };
    const { followUpId } = await hub.do('follow-up.add', add);
    await hub.do('follow-up.add', { ...add, title: 'Open' });
    await hub.do('follow-up.done', { followUpId, done: true });
    await hub.do('draft.save', { key: 'note:1', contactId, body: 'Begun' });
    hub.clock.move(30 * day + 1);
    expect(await sweep(hub)).toEqual({ erased: 1 });
    hub.clock.move(335 * day + 1);
    expect(await sweep(hub)).toEqual({ erased: 1 });
    expect(
      hub
        .data()
        .model.followUpsOf(contactId)
        .map((each) => each.d.title),
    ).toEqual(['Open']);
  });

  it('leave the box of an erased draft usable', async () => {
    const hub = buildHub();
    await hub.do('draft.save', { key: 'note:1', body: 'Begun' });
    hub.clock.move(31 * day);
    await sweep(hub);
    await hub.do('draft.save', { key: 'note:1', body: 'Again' });
    expect(hub.data().model.tables.drafts.get('note:1')?.d.body).toBe('Again');
  });

  it('an empty draft goes a day after it was emptied; until then undo fills it again', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone));
    const draftKey = `note:phone:${phone}`;
    const addAndTakeBack = async (wait: number) => {
      await hub.do('draft.save', { key: draftKey, body: 'Begun' });
      const id = hub.newId();
      await hub.run('note.add', { contactId, body: 'Begun', draftKey }, id);
      hub.clock.move(wait);
      await sweep(hub);
      await hub.do('undo', { command: id });
      return hub.data().model.tables.drafts.get(draftKey)?.d.body;
    };
    expect(await addAndTakeBack(day)).toBe('Begun');
    expect(await addAndTakeBack(day + 1)).toBeUndefined();
    expect(hub.data().model.notesOf(contactId)).toEqual([]);
  });

  it('a draft that is typed empty is gone at once', async () => {
    const hub = buildHub();
    await hub.do('draft.save', { key: `note:phone:${phone}`, body: 'Begun' });
    await hub.do('draft.save', { key: `note:phone:${phone}`, body: '' });
    expect([...hub.data().model.tables.drafts.rows()]).toEqual([]);
    expect(JSON.stringify(hub.disk.rows('drafts'))).not.toContain('Begun');
  });
});
