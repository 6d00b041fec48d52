import { beforeEach, describe, expect, it } from 'vitest';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const phone = '+919864012345';
const lid = { kind: 'lid', value: '123456789012345@lid' } as const;
let hub: TestHub;
beforeEach(() => {
  hub = buildHub();
});
const contactNames = () =>
  hub
    .data()
    .model.byName.entries()
    .map(({ id }) => hub.data().model.contact(id)?.d.name);

describe('saving a contact', () => {
  it('twice by one identity answers the first', async () => {
    const first = await hub.do('contact.save', person(phone));
    const second = await hub.do('contact.save', person(phone, 'Somebody else'));
    expect(second).toEqual({ contactId: first.contactId, already: true });
    expect(contactNames()).toEqual(['Asha']);
  });

  it('whose identities belong to two contacts is refused', async () => {
    await hub.do('contact.save', person(phone));
    await hub.do('contact.save', { ...person(''), identities: [lid], name: 'Other' });
    const both = { ...person(phone), identities: [{ kind: 'phone', value: phone } as const, lid] };
    expect(await hub.run('contact.save', both)).toMatchObject({ code: 'belongs-to-other', retry: false });
  });

  it('without a name uses the phone, and plain words where there is none', async () => {
    await hub.do('contact.save', person(phone, '\u202e\u200f'));
    await hub.do('contact.save', { ...person('', ''), identities: [lid] });
    expect(contactNames()).toEqual(['+91 98640 12345', 'No name yet']);
  });

  it('cleans a name that came from the page and keeps it short', async () => {
    const { contactId } = await hub.do(
      'contact.save',
      person(phone, '\u202eevil\u0000<b>name</b>\n' + 'x'.repeat(200)),
    );
    const name = hub.data().model.contact(contactId)?.d.name ?? '';
    expect(name.startsWith('evil<b>name</b> xxx')).toBe(true);
    expect(name.length).toBeLessThanOrEqual(300);
  });

  it.each([
    ['the digits of a LID that came with it', [lid, { kind: 'phone', value: '+123456789012345' } as const]],
    ['more digits than a phone has', [{ kind: 'phone', value: '+1234567890123456' } as const]],
    ['a LID by name', [{ kind: 'phone', value: '123456789012345@lid' } as const]],
  ])('refuses %s as a phone', async (_what, identities) => {
    const outcome = await hub.run('contact.save', { ...person(phone), identities });
    expect(outcome).toMatchObject({ kind: 'nack', code: 'lid-is-no-phone' });
    expect(hub.disk.rows('contacts')).toEqual([]);
  });

  it('refuses the digits of a LID that is known already', async () => {
    await hub.do('contact.save', { ...person(''), identities: [lid] });
    expect(await hub.run('contact.save', person('+123456789012345'))).toMatchObject({
      code: 'lid-is-no-phone',
    });
  });

  it('again after the first was deleted makes a new one', async () => {
    const first = await hub.do('contact.save', person(phone));
    await hub.do('contact.delete', { contactId: first.contactId });
    const second = await hub.do('contact.save', person(phone));
    expect(second.already).toBe(false);
    expect(second.contactId).not.toBe(first.contactId);
  });

  it('is refused while the same customer is being erased', async () => {
    const { contactId } = await hub.do('contact.save', person(phone));
    hub.data().model.hide(contactId, true);
    expect(await hub.run('contact.save', person(phone))).toMatchObject({ code: 'not-allowed' });
  });
});

describe('adding a phone', () => {
  it.each([
    ['98640 54321', undefined, '+919864054321'],
    ['098640-54321', undefined, '+919864054321'],
    ['+44 7700 900123', undefined, '+447700900123'],
    ['0044 7700 900123', undefined, '+447700900123'],
    ['(202) 555-0142', 'US', '+12025550142'],
    ['९८६४०५४३२१', undefined, '+919864054321'],
  ])('reads %s as %s', async (typed, region, e164) => {
    const { contactId } = await hub.do('contact.save', person(phone));
    const args = region === undefined ? { contactId, phone: typed } : { contactId, phone: typed, region };
    await hub.do('contact.add-phone', args);
    expect(hub.data().model.contactsWith({ kind: 'phone', value: e164 })).toMatchObject([{ id: contactId }]);
  });

  it('reads a local number in the country of the contact', async () => {
    const { contactId } = await hub.do('contact.save', person('+447700900456'));
    await hub.do('contact.add-phone', { contactId, phone: '07700 900123' });
    expect(hub.data().model.contactsWith({ kind: 'phone', value: '+447700900123' })).toHaveLength(1);
  });

  it('is not in what is remembered of the finished command, which an erasure does not reach', async () => {
    const { contactId } = await hub.do('contact.save', person(phone));
    await hub.do('contact.add-phone', { contactId, phone: '+447700900123' });
    await hub.do('contact.add-phone', { contactId, phone });
    const finished = [...hub.disk.done.values()];
    expect(finished).toHaveLength(3);
    for (const each of finished) expect(each).not.toMatch(/9864012345|7700900123/);
  });

  it('that is none, or a LID, is refused in plain words', async () => {
    const { contactId } = await hub.do('contact.save', { ...person(''), identities: [lid] });
    expect(await hub.run('contact.add-phone', { contactId, phone: 'call me' })).toMatchObject({
      code: 'not-a-phone',
    });
    for (const typed of ['123456789012345@lid', '+1 2345 6789 0123 45', '1234567890123456']) {
      const outcome = await hub.run('contact.add-phone', { contactId, phone: typed });
      expect(outcome, typed).toMatchObject({ code: 'lid-is-no-phone' });
    }
  });

  it('of another contact is refused; its own is answered', async () => {
    const { contactId } = await hub.do('contact.save', person(phone));
    await hub.do('contact.save', person('+447700900123', 'Other'));
    expect(await hub.run('contact.add-phone', { contactId, phone: '+447700900123' })).toMatchObject({
      code: 'belongs-to-other',
    });
    expect(await hub.do('contact.add-phone', { contactId, phone })).toBeNull();
    expect(Object.keys(hub.data().model.contact(contactId)?.d.identities ?? {})).toEqual([
      `phone:${phone}#modules`,
    ]);
  });
});

describe('removing and linking identities', () => {
  it('keeps the last one', async () => {
    const { contactId } = await hub.do('contact.save', person(phone));
    const element = `phone:${phone}#modules`;
    expect(await hub.run('contact.remove-identity', { contactId, element })).toMatchObject({
      code: 'last-identity',
    });
    await hub.do('contact.add-phone', { contactId, phone: '+447700900123' });
    await hub.do('contact.remove-identity', { contactId, element });
    expect(hub.data().model.contactsWith({ kind: 'phone', value: phone })).toEqual([]);
  });

  it('ties a chat to the contact a person chose, unless it is another’s', async () => {
    const { contactId } = await hub.do('contact.save', person(phone));
    await hub.do('contact.link-chat', { contactId, identities: [lid], source: 'modules' });
    expect(
      hub
        .data()
        .model.contactsWith(lid)
        .map((each) => each.id),
    ).toEqual([contactId]);
    const other = await hub.do('contact.save', person('+447700900123', 'Other'));
    expect(
      await hub.run('contact.link-chat', {
        contactId: other.contactId,
        identities: [lid],
        source: 'modules',
      }),
    ).toMatchObject({ code: 'belongs-to-other' });
  });
});
