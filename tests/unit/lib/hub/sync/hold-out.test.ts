import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { confirmedRows } from '@/lib/hub/sync/synced';
import type { Identity } from '@/lib/domain/contact/identity';
import type { WireRow } from '@/lib/onechat/sync';
import { digestsOf } from '@/lib/sync/engine/audit';
import type { MemoryDisk } from '@/tests/support/builders/memory-journal';
import { pulled, signedIn, start, type Computer } from '@/tests/support/builders/signed-in-hub';

const stamp = `${(1).toString(36).padStart(9, '0')}000bbbbbbbbbbbbbbbb`;
const secretWord = 'Zanzibar';
const id = (n: number): string => `01890000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const phone = (value: string): Identity => ({ kind: 'phone', value });
const personal = phone('+919864000001');

function row(k: string, n: number, seq: number, d: Record<string, unknown>): WireRow {
  return { k, id: id(n), seq, sc: 'workspace', d, c: { '': stamp } } as WireRow;
}

function contact(n: number, seq: number, number: string, more: Record<string, unknown> = {}): WireRow {
  const identities = { [`phone:${number}#modules`]: [stamp] };
  return row('contacts', n, seq, { name: secretWord, kind: 'person', createdAt: 1, identities, ...more });
}

function note(n: number, seq: number, of: number): WireRow {
  return row('notes', n, seq, { contactId: id(of), body: `${secretWord} ${n}`, createdAt: 1 });
}

async function keptOut(disk = signedIn()): Promise<Computer> {
  const computer = await start(disk);
  await computer.hub.do('chat.keep-out', { identities: [personal], on: true });
  return computer;
}

async function pull({ line, last }: Computer, rows: readonly WireRow[]): Promise<void> {
  const head = Math.max(0, ...rows.map(({ seq }) => seq));
  await line.tell({ kind: 'pulled', call: last('pull').call, answer: pulled({ rows: [...rows], head }) });
}

function synced({ hub }: Computer) {
  const held = hub.data().synced;
  if (held === null) throw new Error('No account');
  return held;
}

/** Everything on the imagined disk as one text. */
function disksText(disk: MemoryDisk): string {
  const tables = [...disk.hot.values()].flatMap((rows) => [...rows.values()]);
  return [...tables, ...disk.records.values(), ...disk.outbox.values()].join('\n');
}

describe('rows about a person whose chat is kept out on this computer', () => {
  it('H1 are neither seen nor stored, but counted, so that both sides agree', async () => {
    const disk = signedIn();
    const computer = await keptOut(disk);
    const rows = [
      contact(1, 1, personal.value),
      note(2, 2, 1),
      contact(3, 3, '+919864000002'),
      note(4, 4, 3),
    ];
    await pull(computer, rows);
    const { model } = computer.hub.data();
    expect(model.contact(id(1))).toBeUndefined();
    expect(model.notesOf(id(1))).toEqual([]);
    expect(model.notesOf(id(3))).toHaveLength(1);
    expect(disk.rows('notes').find((each) => each.id === id(2))?.d).toEqual({});
    expect(disksText(disk).split(personal.value)).toHaveLength(1);
    expect(synced(computer).held.size).toBe(2);
    const wanted = digestsOf(
      rows.map(({ k, ...each }) => ({
        table: k,
        entity: { id: each.id, d: {}, c: {} },
        seq: each.seq,
        scope: 'workspace',
      })),
      ['workspace'],
    );
    const found = () => digestsOf(confirmedRows(computer.hub.data().model, synced(computer)), ['workspace']);
    expect(found()).toEqual(wanted);
    const again = await start(disk);
    expect(again.hub.data().model.contact(id(1))).toBeUndefined();
    expect(digestsOf(confirmedRows(again.hub.data().model, synced(again)), ['workspace'])).toEqual(wanted);
  });

  it('take what had come before with them: notes without their contact, and whoever was merged with it', async () => {
    const disk = signedIn();
    const computer = await keptOut(disk);
    await pull(computer, [note(2, 1, 1), contact(5, 2, '+919864000005'), note(6, 3, 5)]);
    expect(computer.hub.data().model.notesOf(id(5))).toHaveLength(1);
    await computer.line.tell({ kind: 'asked' });
    await pull(computer, [contact(1, 4, personal.value, { mergedInto: id(5) })]);
    expect(disksText(disk)).not.toContain(secretWord);
    expect(computer.hub.data().model.visible).toBe(0);
    expect(synced(computer).held.size).toBe(4);
  });

  it('stay out when they change, and come whole when the chat is let in again', async () => {
    const disk = signedIn();
    const computer = await keptOut(disk);
    await pull(computer, [contact(1, 1, personal.value), note(2, 2, 1)]);
    await computer.line.tell({ kind: 'asked' });
    await pull(computer, [contact(1, 3, '+919864000009')]);
    expect(disksText(disk)).not.toContain(secretWord);
    await computer.hub.do('chat.keep-out', { identities: [personal], on: false });
    const restarted = await start(disk);
    const asked = restarted.last('snapshot');
    expect(asked.scopes).toEqual(['workspace']);
    const rows = [contact(1, 3, '+919864000009'), note(2, 2, 1)];
    const answer = { rows, cursor: 'c2', last: 0, sentAt: 0, serverTime: null };
    await restarted.line.tell({ kind: 'loaded', call: asked.call, answer });
    expect(restarted.hub.data().model.contact(id(1))?.d.name).toBe(secretWord);
    expect(restarted.hub.data().model.notesOf(id(1))).toHaveLength(1);
    expect(synced(restarted).held.size).toBe(0);
  });

  it('are gone from the count once they are erased', async () => {
    const computer = await keptOut();
    await pull(computer, [contact(1, 1, personal.value), note(2, 2, 1)]);
    await computer.line.tell({ kind: 'asked' });
    await pull(computer, [
      { k: 'contacts', id: id(1), seq: 3, sc: 'workspace', erased: true },
      { k: 'notes', id: id(2), seq: 3, sc: 'workspace', erased: true },
    ]);
    expect(synced(computer).held.size).toBe(0);
    expect(synced(computer).state.record.heldOut).toEqual([]);
  });

  it('H1 leave no word behind in whatever order and parts they come, with restarts between', async () => {
    const rows = [
      contact(1, 1, personal.value),
      note(2, 2, 1),
      note(3, 3, 1),
      row('chats', 4, 4, { contactId: id(1), title: secretWord, kind: 'person', openedAt: 1 }),
      contact(5, 5, '+919864000005', { name: secretWord, mergedInto: id(1) }),
      note(6, 6, 5),
      row('invoices', 7, 7, { contactId: id(1), text: secretWord }),
      contact(8, 8, '+919864000008', { name: 'Somebody' }),
    ];
    const cut = fc.array(fc.record({ size: fc.integer({ min: 1, max: 4 }), restart: fc.boolean() }), {
      minLength: 8,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(rows, { minLength: rows.length }), cut, async (order, cuts) => {
        const disk = signedIn();
        let computer = await keptOut(disk);
        let at = 0;
        let seq = 10;
        for (const { size, restart } of cuts) {
          const part = order.slice(at, at + size).map((each) => ({ ...each, seq: (seq += 1) }));
          at += size;
          if (restart) computer = await start(disk);
          else await computer.line.tell({ kind: 'asked' });
          await pull(computer, part);
        }
        expect(disksText(disk)).not.toContain(secretWord);
        const { model } = computer.hub.data();
        expect([...model.tables.contacts.rows()].map(({ d }) => d.name)).toEqual(['Somebody']);
        expect(synced(computer).held.size).toBe(7);
      }),
      { numRuns: 60 },
    );
  });
});
