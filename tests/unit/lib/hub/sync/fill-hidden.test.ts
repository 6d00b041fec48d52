import { describe, expect, it } from 'vitest';
import { catalogue } from '@/lib/catalogue/catalogue';
import { mayBeHidden } from '@/lib/catalogue/may-be-hidden';
import { fillHidden } from '@/lib/hub/sync/fill-hidden';
import { syncedTables } from '@/lib/hub/sync/synced';
import { Model } from '@/lib/model/model';
import { contactGet } from '@/lib/model/queries/contact-get';
import { hasShape, shapesOf } from '@/lib/model/stored';
import type { WireRow } from '@/lib/onechat/sync';
import { pulled, settleDown, signedIn, start } from '@/tests/support/builders/signed-in-hub';

const stamp = '0mk8x5c00000bbbbbbbbbbbbbbbb';
const id = '01890000-0000-7000-8000-000000000001';
const noteId = '01890000-0000-7000-8000-000000000002';
const contact: WireRow = {
  ...{ k: 'contacts', id, seq: 3, sc: 'workspace' },
  d: {
    kind: 'person',
    createdAt: 1,
    company: 'Asha Sarees',
    identities: { 'phone:+919864012345': [stamp] },
    labels: {},
  },
  c: { '': stamp },
};
const note: WireRow = {
  ...{ k: 'notes', id: noteId, seq: 3, sc: 'workspace' },
  d: { contactId: id, createdAt: 2, createdBy: 'x' },
  c: { '': stamp },
};

describe('a row whose name the own role does not see', () => {
  it('is kept, shown by what else is known of it, and is there after a stop', async () => {
    const disk = signedIn();
    const one = await start(disk);
    await one.line.tell({
      kind: 'pulled',
      call: one.last('pull').call,
      answer: pulled({ rows: [contact, note], head: 3 }),
    });
    const two = await start(disk);
    for (const { hub } of [one, two]) {
      expect(hub.data().model.contact(id)?.d).toMatchObject({ name: '', company: 'Asha Sarees' });
      expect(hub.data().model.notesOf(id)).toMatchObject([{ id: noteId, d: { body: '' } }]);
      expect(hub.data().journal.quarantined()).toEqual([]);
    }
    expect(one.hub.data().search.find('Asha Sarees', 5).contacts).toEqual([id]);
    expect(contactGet(two.hub.data().model, { contactId: id })).toMatchObject({
      name: '',
      company: 'Asha Sarees',
    });
  });

  it('takes a change to what is seen, and sends nothing of what is not', async () => {
    const computer = await start(signedIn());
    const { hub, line, last } = computer;
    await line.tell({
      kind: 'pulled',
      call: last('pull').call,
      answer: pulled({ rows: [contact], head: 3 }),
    });
    await hub.do('contact.edit', { contactId: id, company: 'Asha & Sons' });
    const operations = last('push').mutations.flatMap((sent) => sent.operations);
    expect(operations.map((sent) => ('field' in sent ? sent.field : sent.op))).not.toContain('name');
    expect(operations.length).toBeGreaterThan(0);
    expect(hub.data().model.contact(id)?.d).toMatchObject({ name: '', company: 'Asha & Sons' });
  });

  it('gets it back when the role sees it again', async () => {
    const computer = await start(signedIn());
    const { hub, line, last } = computer;
    await settleDown(computer);
    await line.tell({ kind: 'asked' });
    await line.tell({
      kind: 'pulled',
      call: last('pull').call,
      answer: pulled({ rows: [contact], head: 3 }),
    });
    await line.tell({ kind: 'asked' });
    const seen = { ...contact, d: { ...contact.d, name: 'Asha' } };
    await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled({ rows: [seen], head: 3 }) });
    expect(hub.data().model.contact(id)?.d.name).toBe('Asha');
  });
});

describe('what may be hidden', () => {
  it.each(syncedTables)('leaves a usable row of %s, whichever of it is hidden', (table) => {
    const shapes = shapesOf(table);
    const filled = fillHidden(new Model(), {
      table,
      entity: { id, d: {}, c: {} },
      seq: 1,
      scope: 'workspace',
    });
    const mustBe = shapes.filter(({ required, field }) => required && mayBeHidden(table, field));
    expect(hasShape(mustBe, filled.entity)).toBe(true);
  });

  it('is never what holds a row together', () => {
    for (const table of syncedTables) {
      for (const [field, { category }] of Object.entries(catalogue[table].fields)) {
        expect(mayBeHidden(table, field)).toBe(!category.startsWith('system.'));
      }
    }
    expect(mayBeHidden('contacts', 'ofNextYear')).toBe(true);
    expect(mayBeHidden('ofNextYear', 'name')).toBe(true);
  });
});
