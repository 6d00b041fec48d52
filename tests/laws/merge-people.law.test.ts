import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Identity } from '@/lib/domain/contact/identity';
import type { Entity } from '@/lib/domain/shared/entity';
import { ownCommands } from '@/lib/hub/commands';
import { Model } from '@/lib/model/model';
import { contactList } from '@/lib/model/queries/contact-list';
import { contactView } from '@/lib/model/queries/contact-view';
import { stampsOf } from '@/lib/sync/field-stamps';
import { contactEntity, setOf } from '@/tests/support/builders/rows';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const window = { offset: 0, limit: 50 };

/** Work on any of four contacts, by position; what is refused changes nothing. */
const step = fc.oneof(
  fc.record({
    do: fc.constant('name' as const),
    of: fc.nat(3),
    text: fc.constantFrom('Asha', 'Devi', 'Ravi'),
  }),
  fc.record({
    do: fc.constant('company' as const),
    of: fc.nat(3),
    text: fc.constantFrom('', 'Sarees', 'Tea'),
  }),
  fc.record({ do: fc.constant('note' as const), of: fc.nat(3), text: fc.constantFrom('One', 'Two') }),
  fc.record({ do: fc.constant('label' as const), of: fc.nat(3), text: fc.constantFrom('VIP', 'New') }),
  fc.record({ do: fc.constant('phone' as const), of: fc.nat(3), text: fc.constantFrom('1', '2', '3') }),
  fc.record({ do: fc.constant('merge' as const), of: fc.nat(3), text: fc.constantFrom('0', '1', '2', '3') }),
  fc.record({ do: fc.constant('separate' as const), of: fc.nat(3), text: fc.constant('') }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function work(hub: TestHub, ids: readonly string[], { do: what, of, text }: Step): Promise<void> {
  const contactId = ids[of] ?? '';
  if (what === 'name') await hub.run('contact.edit', { contactId, name: text });
  if (what === 'company') await hub.run('contact.edit', { contactId, company: text });
  if (what === 'note') await hub.run('note.add', { contactId, body: text });
  if (what === 'label') await hub.run('label.add', { name: text, colour: 'red', contactId });
  if (what === 'phone') await hub.run('contact.add-phone', { contactId, phone: `+91986401000${text}` });
  if (what === 'merge') await hub.run('contact.merge', { contactId, otherId: ids[Number(text)] ?? '' });
  if (what === 'separate') await hub.run('contact.separate', { contactId });
  hub.clock.move(10);
}

async function shop(): Promise<{ hub: TestHub; ids: readonly string[] }> {
  const hub = buildHub();
  const ids: string[] = [];
  for (const [index, name] of ['Asha', 'Bina', 'Chitra', 'Deepa'].entries()) {
    ids.push((await hub.do('contact.save', person(`+91986401234${index}`, name))).contactId);
  }
  return { hub, ids };
}

/** Everything a row holds with its stamps, but for the link of the merge itself. */
function rowsOf(hub: TestHub): readonly unknown[] {
  return [...hub.data().model.tables.contacts.rows()].map((row) => {
    const { mergedInto: _into, mergedFields: _fields, ...d } = row.d;
    const stamps = [...stampsOf(row)].filter(([field]) => !field.startsWith('merged'));
    return { id: row.id, d, stamps: stamps.toSorted(([a], [b]) => (a < b ? -1 : 1)) };
  });
}

/** What every screen would show, and what is stored. */
function everything(hub: TestHub, ids: readonly string[]): string {
  const { model, search } = hub.data();
  const views = ids.map((id) => {
    const contact = model.contact(id);
    if (contact === undefined) return null;
    const view = contactView(model, contact);
    return { ...view, merged: view.merged.map((each) => each.id).toSorted() };
  });
  const lists = (['name', 'recent', 'due'] as const).map((sort) =>
    contactList(model, { ...window, labelId: null, sort }),
  );
  const labels = [...model.tables.labels.rows()].map((label) => model.labelCount(label.id));
  const found = ['Asha', 'Sarees', '98640', 'One'].map((text) => {
    const { contacts, notes } = search.find(text, 20);
    return [contacts.toSorted(), notes.toSorted()];
  });
  return JSON.stringify([
    rowsOf(hub),
    [...model.tables.notes.rows()],
    views,
    lists,
    labels,
    found,
    model.visible,
  ]);
}

describe('merging and separating', () => {
  it('gives both contacts back byte for byte, over 1,000 random histories', async () => {
    let merged = 0;
    const choice = fc.constantFrom('first', 'second', 'nobody');
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 14 }),
        fc.nat(3),
        fc.nat(3),
        fc.record({ name: choice, company: choice, quickFact: choice }),
        fc.boolean(),
        async (history, one, two, chosen, byUndo) => {
          const { hub, ids } = await shop();
          for (const each of history) await work(hub, ids, each);
          const { model } = hub.data();
          const [contactId, otherId] = [ids[one] ?? '', ids[two] ?? ''];
          if (model.contact(contactId) === model.contact(otherId)) return;
          const linked = [contactId, otherId].map((id) => model.people.rootOf(id)).toSorted()[1] ?? '';
          const before = everything(hub, ids);
          const keep = Object.fromEntries(
            Object.entries(chosen).flatMap(([field, of]) =>
              of === 'nobody' ? [] : [[field, of === 'first' ? contactId : otherId]],
            ),
          );
          const command = hub.newId();
          await hub.run('contact.merge', { contactId, otherId, keep }, command);
          expect(model.contact(contactId)).toBe(model.contact(otherId));
          if (byUndo) await hub.do('undo', { command });
          else await hub.do('contact.separate', { contactId: linked });
          expect(everything(hub, ids)).toBe(before);
          merged += 1;
        },
      ),
      { numRuns: 1_600, seed: 20_260_121 },
    );
    expect(merged).toBeGreaterThan(1_000);
  });

  it('leaves the same people whatever order rows arrive in', () => {
    const names = ['a', 'b', 'c', 'd', 'e'];
    const fields = fc.record({
      into: fc.option(fc.constantFrom(...names, 'nobody')),
      deleted: fc.boolean(),
      label: fc.constantFrom('x', 'y'),
    });
    const rows = fc.tuple(fields, fields, fields, fields, fields).map((all): readonly Entity[] =>
      all.map(({ into, deleted, label }, index) =>
        contactEntity(names[index] ?? '', {
          name: names[index] ?? '',
          mergedInto: into,
          labels: setOf(label),
          ...(deleted ? { deletedAt: 5 } : {}),
        }),
      ),
    );
    const seen = (model: Model) => ({
      who: names.map((id) => model.contact(id)?.id),
      names: model.byName.entries().map(({ id }) => id),
      counts: ['x', 'y'].map((label) => model.labelCount(label)),
      visible: model.visible,
    });
    const fresh = (entities: readonly Entity[]) => {
      const model = new Model();
      for (const entity of entities) model.put('contacts', entity);
      return model;
    };
    fc.assert(
      fc.property(
        rows,
        rows,
        fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
        (first, then, order) => {
          const model = fresh(first);
          expect(model.byName.size).toBe(model.visible);
          for (const at of order) {
            const entity = then[at];
            if (entity !== undefined) model.put('contacts', entity);
          }
          expect(seen(model)).toEqual(seen(fresh(then)));
        },
      ),
      { numRuns: 2_000, seed: 20_260_121 },
    );
  });
});

const lid = { kind: 'lid', value: '123456789012345@lid' } as const;
const [first, changed] = ['+919864012345', '+919864099999'].map((value): Identity => ({
  kind: 'phone',
  value,
}));
/** What WhatsApp Web may show of one person's chat, as its knowledge grows and the number changes. */
const glimpses: readonly (readonly Identity[])[] = [
  [lid],
  [lid, first],
  [lid, changed],
  [first],
  [changed],
].map((each) => each.flatMap((identity) => identity ?? []));

async function visit(hub: TestHub, identities: readonly Identity[], saves: boolean): Promise<void> {
  const source = identities.some(({ kind }) => kind === 'lid') ? 'modules' : 'page';
  if (saves) await hub.run('contact.save', { ...person(''), identities: [...identities], source });
  const fact = { identities: [...identities], kind: 'person', title: 'Asha', openedAt: hub.clock.now() };
  await hub.runner.runOwn(ownCommands.observe, { fact });
  hub.clock.move(10);
}

describe('LID first, phone later, number changed', () => {
  it('end in one person, in every order and wherever the chat was saved', async () => {
    let people = 0;
    for (const [turn, order] of permutations([0, 1, 2, 3, 4]).entries()) {
      // Every choice of the glimpses at which the chat was saved, spread over the orders.
      for (let saves = 1 + (turn % 5); saves < 32; saves += 5) {
        const hub = buildHub();
        await hub.root.open();
        for (const at of order) await visit(hub, glimpses[at] ?? [], (saves & (1 << at)) !== 0);
        for (const at of [1, 2, 1]) await visit(hub, glimpses[at] ?? [], false);
        const { model } = hub.data();
        expect(model.visible).toBe(1);
        const [only] = model.byName.entries();
        const contact = model.contact(only?.id ?? '');
        const values =
          contact === undefined ? [] : contactView(model, contact).identities.map(({ value }) => value);
        expect(new Set(values)).toEqual(new Set([lid.value, first?.value, changed?.value]));
        people += 1;
      }
    }
    expect(people).toBe(24 * 7 + 96 * 6);
  });
});

function permutations(items: readonly number[]): readonly (readonly number[])[] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
