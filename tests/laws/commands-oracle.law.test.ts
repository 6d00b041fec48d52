import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactGet } from '@/lib/model/queries/contact-get';
import { labelList } from '@/lib/model/queries/label-list';
import { noteList } from '@/lib/model/queries/note-list';
import type { CommandArgs, CommandName } from '@/lib/messaging/contract/commands';
import { NaiveCrm, type NaiveView } from '@/tests/support/builders/naive-crm';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const phones = ['+919864000001', '+919864000002', '+919864000003'];
const words = ['Asha', 'Bina', 'Chitra'];

const action = fc.record({
  kind: fc.constantFrom(
    ...['save', 'save', 'edit', 'edit', 'delete', 'label', 'give', 'give', 'note', 'note', 'edit-note'],
    ...['delete-note', 'delete-label', 'undo', 'undo', 'undo', 'restart'],
  ),
  a: fc.nat(30),
  b: fc.nat(30),
  word: fc.nat(words.length - 1),
  on: fc.boolean(),
});
type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** Both shops side by side: what one calls `c7` the other knows by the id that step 7 was answered with. */
class Pair {
  readonly naive = new NaiveCrm();
  readonly commands: string[] = [];
  readonly #ids = new Map<string, string>();

  constructor(public hub: TestHub) {}

  async step(action: Action): Promise<void> {
    if (action.kind === 'restart') {
      const { disk, clock, ids } = this.hub;
      this.hub = buildHub({ disk, clock, ids });
      await this.hub.root.open();
      return;
    }
    this.hub.clock.move(1_000);
    const number = this.commands.length;
    const id = this.hub.newId();
    this.commands.push(id);
    const [accepted, name, args] = this.#both(number, action);
    const outcome = await this.hub.run(name, args, id);
    expect(outcome.kind, `step ${number}: ${action.kind}`).toBe(accepted ? 'ack' : 'nack');
    if (outcome.kind === 'ack') this.#remember(number, name, outcome.result);
  }

  view(): NaiveView {
    const { model } = this.hub.data();
    const window = { offset: 0, limit: 200 };
    const contacts = model.byName.entries().map(({ id }) => {
      const contact = contactGet(model, { contactId: id });
      return {
        name: contact?.name,
        company: contact?.company ?? '',
        labels: (contact?.labels ?? []).map((label) => label.name).sort(),
        notes: noteList(model, { contactId: id, ...window })
          .rows.map((note) => note.body)
          .sort(),
      };
    });
    return {
      contacts: contacts.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)),
      labels: labelList(model)
        .map((label) => label.name)
        .sort(),
    };
  }

  /** What the oracle says, and the command that must say the same. */
  #both(number: number, { kind, a, b, word, on }: Action): [boolean, CommandName, CommandArgs<CommandName>] {
    const contact = this.#pick('c', a);
    const note = this.#pick('n', a);
    const label = this.#pick('l', b);
    const contactId = this.#idOf(contact);
    const text = words[word] ?? '';
    switch (kind) {
      case 'save': {
        const phone = phones[a % phones.length] ?? '';
        return [this.naive.save(number, phone, text), 'contact.save', person(phone, text)];
      }
      case 'edit': {
        const field = on ? 'name' : 'company';
        return [
          this.naive.edit(number, contact, { [field]: text }),
          'contact.edit',
          { contactId, [field]: text },
        ];
      }
      case 'delete':
        return [this.naive.remove(number, contact), 'contact.delete', { contactId }];
      case 'label':
        return [this.naive.addLabel(number, text), 'label.add', { name: text, colour: 'red' }];
      case 'give': {
        const args = { contactId, labelId: this.#idOf(label), on };
        return [this.naive.giveLabel(number, { contact, label, on }), 'contact.label', args];
      }
      case 'delete-label':
        return [this.naive.remove(number, label), 'label.delete', { labelId: this.#idOf(label) }];
      case 'note':
        return [this.naive.addNote(number, contact, text), 'note.add', { contactId, body: text }];
      case 'edit-note':
        return [
          this.naive.editNote(number, note, text),
          'note.edit',
          { noteId: this.#idOf(note), body: text },
        ];
      case 'delete-note':
        return [this.naive.remove(number, note), 'note.delete', { noteId: this.#idOf(note) }];
      default: {
        const target = number === 0 ? 0 : Math.max(0, number - 1 - (a % 8));
        return [
          this.naive.undo(number, target),
          'undo',
          { command: this.commands[target] ?? this.hub.newId() },
        ];
      }
    }
  }

  #remember(number: number, name: CommandName, result: unknown): void {
    if (typeof result !== 'object' || result === null) return;
    for (const [key, kind] of [
      ['contactId', 'c'],
      ['noteId', 'n'],
      ['labelId', 'l'],
    ] as const) {
      const id: unknown = Reflect.get(result, key);
      const isNew = typeof id === 'string' && ![...this.#ids.values()].includes(id);
      if (isNew && name !== 'undo') this.#ids.set(`${kind}${number}`, id);
    }
  }

  #pick(kind: string, position: number): string {
    const known = [...this.#ids.keys()].filter((each) => each.startsWith(kind));
    return known[position % Math.max(1, known.length)] ?? `${kind}-none`;
  }

  #idOf(thing: string): string {
    return this.#ids.get(thing) ?? '01890000-0000-7000-8000-000000000000';
  }
}

describe('any order of commands, undo and restarts', () => {
  it('leads to what a naive shop would hold, refusal by refusal', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 45, size: 'max' }), async (actions) => {
        const pair = new Pair(buildHub());
        for (const each of actions) await pair.step(each);
        await pair.hub.root.open();
        expect(pair.view()).toEqual(pair.naive.view());
        // And once more from disk alone.
        await pair.step({ kind: 'restart', a: 0, b: 0, word: 0, on: false });
        expect(pair.view()).toEqual(pair.naive.view());
      }),
      { numRuns: Number(process.env['LAW_RUNS'] ?? 300) },
    );
  });
});
