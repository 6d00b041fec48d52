import { beforeEach, describe, expect, it } from 'vitest';
import type { Identity } from '@/lib/domain/contact/identity';
import { ownCommands } from '@/lib/hub/commands';
import { checkIdentities } from '@/lib/model/person-identities';
import { contactOpen } from '@/lib/model/queries/contact-open';
import { contactView } from '@/lib/model/queries/contact-view';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const phone: Identity = { kind: 'phone', value: '+919864012345' };
const lid: Identity = { kind: 'lid', value: '123456789012345@lid' };
const otherLid: Identity = { kind: 'lid', value: '999999999999999@lid' };
let hub: TestHub;
beforeEach(async () => {
  hub = buildHub();
  await hub.root.open();
});
const model = () => hub.data().model;
const save = async (identities: readonly Identity[], source: 'modules' | 'page' | 'typed' = 'modules') =>
  (await hub.do('contact.save', { ...person(''), identities: [...identities], source })).contactId;
const observe = (identities: readonly Identity[]) =>
  hub.runner.runOwn(ownCommands.observe, {
    fact: { identities: [...identities], kind: 'person', title: 'Asha', openedAt: hub.clock.now() },
  });
const open = (identities: readonly Identity[]) => contactOpen(model(), { identities, title: '' });
const known = (id: string) => {
  const contact = model().contact(id);
  return contact === undefined
    ? []
    : contactView(model(), contact).identities.map(({ kind, source }) => [kind, source]);
};

describe('a number that changed hands', () => {
  it('does not make its new owner the customer, who is offered instead', async () => {
    const customer = await save([lid, phone]);
    const view = open([otherLid, phone]);
    expect(view.contact).toBeNull();
    expect(view.sameName.map((row) => row.id)).toEqual([customer]);
    await observe([otherLid, phone]);
    expect(known(customer)).toEqual([
      ['phone', 'modules'],
      ['lid', 'modules'],
    ]);
  });

  it('saves its new owner as somebody new', async () => {
    const customer = await save([lid, phone]);
    const stranger = await save([otherLid, phone]);
    expect(stranger).not.toBe(customer);
    expect(open([otherLid, phone]).contact?.id).toBe(stranger);
    expect(open([lid]).contact?.id).toBe(customer);
    await observe([otherLid, phone]);
    expect(model().visible).toBe(2);
  });

  it('is tied to the customer when a person says so, and remembers who said it', async () => {
    const customer = await save([lid, phone]);
    await hub.do('contact.link-chat', {
      contactId: customer,
      identities: [otherLid, phone],
      source: 'modules',
    });
    expect(open([otherLid, phone]).contact?.id).toBe(customer);
    expect(known(customer)).toContainEqual(['lid', 'said']);
  });
});

describe('two contacts that WhatsApp shows to be one', () => {
  it('are joined, and separated for good when a person says so', async () => {
    const byLid = await save([lid]);
    const byPhone = await save([phone], 'page');
    await observe([lid, phone]);
    expect(model().contact(byPhone)?.id).toBe(byLid);
    await hub.do('contact.separate', { contactId: byPhone });
    await observe([lid, phone]);
    expect(model().visible).toBe(2);
    expect(open([lid, phone])).toMatchObject({ contact: null, sameName: [{ id: byLid }, { id: byPhone }] });
  });

  it('are not joined on a number that was only typed', async () => {
    await save([lid]);
    await save([phone], 'typed');
    await observe([lid, phone]);
    expect(model().visible).toBe(2);
    expect(open([lid, phone]).contact).toBeNull();
  });

  it('keep what is learned later with the one whose chat it is', async () => {
    const byLid = await save([lid]);
    const other = await save([{ kind: 'phone', value: '+919864099999' }]);
    await hub.do('contact.merge', { contactId: byLid, otherId: other });
    await observe([
      { kind: 'phone', value: '+919864099999' },
      { kind: 'username', value: 'asha' },
    ]);
    await hub.do('contact.separate', { contactId: other });
    expect(known(byLid)).toEqual([['lid', 'modules']]);
    expect(known(other)).toEqual([
      ['phone', 'modules'],
      ['username', 'modules'],
    ]);
  });
});

describe('a number that cannot exist', () => {
  it.each(['import', 'typed', 'said', 'sample'] as const)('is refused whoever brings it: %s', (source) => {
    for (const value of ['+123456789012345', '+999999999999999', '123456789012345@lid']) {
      const checked = checkIdentities(model(), [{ kind: 'phone', value }], { source, region: 'IN' });
      expect(checked.ok).toBe(false);
    }
  });
});
