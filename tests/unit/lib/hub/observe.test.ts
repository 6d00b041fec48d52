import { describe, expect, it } from 'vitest';
import { observe } from '@/lib/hub/observe';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const phone = { kind: 'phone', value: '+919864012345' } as const;
const lid = { kind: 'lid', value: '123456789012345@lid' } as const;
const fact = (identities: readonly unknown[], more = {}) => ({
  facts: [{ identities, kind: 'person', title: 'Asha', openedAt: Date.UTC(2026, 0, 15, 9), ...more }],
});

describe('what the page showed', () => {
  it('leaves no trace where it belongs to nobody who was saved', async () => {
    const hub = buildHub();
    await hub.do('contact.save', person(phone.value));
    const before = hub.disk.commits;
    expect(await observe(hub, fact([{ kind: 'phone', value: '+919864099999' }]))).toEqual({
      ok: true,
      value: null,
    });
    expect(hub.disk.commits).toBe(before);
    expect(hub.disk.rows('chats')).toEqual([]);
  });

  it('makes one chat row per contact and brings it up to date', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone.value));
    await observe(hub, fact([phone]));
    await observe(hub, fact([phone], { title: '\u202eAsha 2', openedAt: Date.UTC(2026, 0, 15, 9, 30) }));
    expect(hub.disk.rows('chats').map((each) => each.d)).toMatchObject([
      { contactId, title: 'Asha 2', openedAt: Date.UTC(2026, 0, 15, 9, 30) },
    ]);
  });

  it('writes nothing when nothing is new', async () => {
    const hub = buildHub();
    await hub.do('contact.save', person(phone.value));
    await observe(hub, fact([phone]));
    const before = hub.disk.commits;
    await observe(hub, fact([phone]));
    expect(hub.disk.commits).toBe(before);
  });

  it('teaches a second identity only when one fact carries both', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone.value));
    await observe(hub, fact([lid]));
    expect(hub.data().model.contactsWith(lid)).toEqual([]);
    await observe(hub, fact([phone, lid]));
    expect(
      hub
        .data()
        .model.contactsWith(lid)
        .map((each) => each.id),
    ).toEqual([contactId]);
  });

  it('never joins two contacts on a number that was only typed', async () => {
    const hub = buildHub();
    await hub.do('contact.save', { ...person(phone.value), source: 'typed' });
    await hub.do('contact.save', { ...person(''), identities: [lid], name: 'Other' });
    const before = hub.disk.commits;
    await observe(hub, fact([phone, lid]));
    expect(hub.disk.commits).toBe(before);
  });

  it('is refused where the gate is closed, and when it makes no sense', async () => {
    const paused = buildHub({ gate: 'paused' });
    expect(await observe(paused, fact([phone]))).toEqual({ ok: false, code: 'closed' });
    expect(paused.root.data()).toBeNull();
    const hub = buildHub();
    expect(await observe(hub, { facts: [{ identities: 'all' }] })).toEqual({ ok: false, code: 'refused' });
    expect(await observe(hub, fact(Array.from({ length: 11 }, () => phone)))).toEqual({
      ok: false,
      code: 'refused',
    });
  });

  it('does not touch a contact whose erasure was begun, nor one that was deleted', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person(phone.value));
    await hub.do('contact.delete', { contactId });
    await observe(hub, fact([phone, lid]));
    expect(hub.disk.rows('chats')).toEqual([]);
  });
});

describe('a pause while facts are being written', () => {
  it('keeps the rest of them from being written', async () => {
    let writes = 0;
    const hub: TestHub = buildHub({
      faults: {
        after: () => {
          writes += 1;
          // The two saves below come first; the third write is that of the first fact.
          if (writes === 3) void hub.root.gate.change('paused');
        },
      },
    });
    await hub.do('contact.save', person('+919864012345', 'Asha'));
    await hub.do('contact.save', person('+919864054321', 'Bina'));
    const facts = ['+919864012345', '+919864054321'].map((value) => ({
      ...fact([{ kind: 'phone', value }]).facts[0],
    }));
    expect(await observe(hub, { facts })).toEqual({ ok: false, code: 'closed' });
    expect(hub.disk.rows('chats')).toHaveLength(1);
  });
});
