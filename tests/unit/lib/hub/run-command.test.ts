import { describe, expect, it } from 'vitest';
import { buildHub, person } from '@/tests/support/builders/test-hub';
import { uuidFrom } from '@/lib/platform/ids';

const phone = '+919864012345';

describe('a command', () => {
  it('is written before it is acknowledged, and shown after it', async () => {
    const hub = buildHub();
    const saved = await hub.do('contact.save', person(phone));
    expect(hub.disk.rows('contacts').map((each) => each.d['name'])).toEqual(['Asha']);
    expect(hub.data().model.contact(saved.contactId)?.d.name).toBe('Asha');
    expect(hub.disk.head).toBe(1);
  });

  it('sent twice with one id is done once and answered the same', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone));
    const id = hub.newId();
    const first = await hub.run('note.add', { contactId, body: 'Paid' }, id);
    const second = await hub.run('note.add', { contactId, body: 'Paid' }, id);
    expect(first.kind === 'ack' && second.kind === 'ack' && second.result).toEqual(
      first.kind === 'ack' && first.result,
    );
    expect(hub.disk.rows('notes')).toHaveLength(1);
  });

  it('sent twice at once joins the running one', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone));
    const id = hub.newId();
    const send = () => hub.run('note.add', { contactId, body: 'Paid' }, id);
    const [first, second] = await Promise.all([send(), send()]);
    expect(first).toEqual(second);
    expect(hub.disk.rows('notes')).toHaveLength(1);
  });

  it('without de-duplication is done twice: the check above can fail', async () => {
    const hub = buildHub({ options: { dedupe: false } });
    const { contactId } = await hub.do('contact.save', person(phone));
    const id = hub.newId();
    await hub.run('note.add', { contactId, body: 'Paid' }, id);
    await hub.run('note.add', { contactId, body: 'Paid' }, id);
    expect(hub.disk.rows('notes')).toHaveLength(2);
  });

  it('older than a day is refused as stale unless it was done already', async () => {
    const hub = buildHub();
    const id = hub.newId();
    await hub.run('label.add', { name: 'VIP', colour: 'red' }, id);
    const old = uuidFrom(hub.clock.now(), new Uint8Array(10));
    hub.clock.move(25 * 3_600_000);
    expect(await hub.run('label.add', { name: 'New', colour: 'red' }, old)).toMatchObject({
      kind: 'nack',
      code: 'stale',
      retry: false,
    });
    expect(await hub.run('label.add', { name: 'VIP', colour: 'red' }, id)).toMatchObject({ kind: 'ack' });
  });

  it('with an id of another kind is refused', async () => {
    const hub = buildHub();
    const outcome = await hub.run(
      'label.add',
      { name: 'VIP', colour: 'red' },
      'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    );
    expect(outcome).toMatchObject({ kind: 'nack', code: 'invalid' });
  });

  it('that cannot be written leaves memory and head as they were', async () => {
    let fail = false;
    const hub = buildHub({ faults: { before: () => (fail ? 'full' : null) } });
    const { contactId } = await hub.do('contact.save', person(phone));
    fail = true;
    const outcome = await hub.run('contact.edit', { contactId, name: 'Other' });
    expect(outcome).toMatchObject({ kind: 'nack', code: 'full', retry: false });
    expect(outcome.kind === 'nack' && outcome.say).toContain('disk');
    expect(hub.data().model.contact(contactId)?.d.name).toBe('Asha');
    expect(hub.data().head).toBe(1);
    fail = false;
    await hub.do('contact.edit', { contactId, name: 'Other' });
    expect(hub.data().head).toBe(2);
  });

  it('whose text is too long for its field writes nothing', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone));
    // U+0958 becomes two characters in the form that is stored.
    const outcome = await hub.run('note.add', { contactId, body: '\u0958'.repeat(15_000) });
    expect(outcome).toMatchObject({ kind: 'nack', code: 'invalid' });
    expect(hub.disk.rows('notes')).toEqual([]);
  });

  it('with unknown name or wrong arguments is refused', async () => {
    const hub = buildHub();
    expect(await hub.runner.run({ id: hub.newId(), name: 'drop.all', args: {} })).toMatchObject({
      code: 'invalid',
    });
    expect(await hub.runner.run({ id: hub.newId(), name: '__proto__', args: {} })).toMatchObject({
      code: 'invalid',
    });
    expect(await hub.runner.run({ id: hub.newId(), name: 'note.add', args: { body: 1 } })).toMatchObject({
      code: 'invalid',
    });
    expect(hub.disk.commits).toBe(0);
  });

  it('is refused while nothing was ever accepted, and the store stays closed', async () => {
    const hub = buildHub({ gate: 'undecided' });
    expect(await hub.run('label.add', { name: 'VIP', colour: 'red' })).toMatchObject({ code: 'inert' });
    expect(hub.root.data()).toBeNull();
  });

  it('runs after the one before it, whatever each takes', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone));
    const names = ['One', 'Two', 'Three', 'Four'];
    await Promise.all(names.map((name) => hub.run('contact.edit', { contactId, name })));
    expect(hub.data().model.contact(contactId)?.d.name).toBe('Four');
    const history = await hub.data().histories.of(contactId);
    const edits = history.ok ? history.value.slice(1).map((past) => past.before[0]?.value) : [];
    expect(edits).toEqual(['Asha', 'One', 'Two', 'Three']);
  });

  it('gives every commit a later stamp, even when the clock goes back', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone));
    const before = hub.disk.clock ?? '';
    hub.clock.set(hub.clock.now() - 7_200_000);
    await hub.do('contact.edit', { contactId, name: 'Later' });
    expect((hub.disk.clock ?? '') > before).toBe(true);
    expect(hub.data().model.contact(contactId)?.d.name).toBe('Later');
  });
});
