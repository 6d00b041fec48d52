import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KnownIdentity } from '@/lib/domain/contact/identity';
import { openPair } from '@/lib/hub/sync/ask-same';
import { uploadSlice } from '@/lib/hub/sync/upload-local';
import { mayBeSame } from '@/lib/model/may-be-same';
import { wasSetApart } from '@/lib/model/who-is';
import type { Ids } from '@/lib/platform/ids';
import { areJoined } from '@/lib/sync/same-person';
import { MemoryDisk } from '@/tests/support/builders/memory-journal';
import { joining, start, type Computer } from '@/tests/support/builders/signed-in-hub';
import { SmallServer, talk } from '@/tests/support/builders/small-server';
import { buildHub, type TestHub } from '@/tests/support/builders/test-hub';
import { testIds } from '@/tests/support/builders/test-ids';

const seats = 3;
type Said = KnownIdentity & { readonly source: 'modules' | 'typed' };
type Step =
  | {
      readonly kind: 'save';
      readonly who: number;
      readonly name: number;
      readonly of: readonly Said[];
    }
  | { readonly kind: 'join' | 'talk' | 'upload' | 'restart'; readonly who: number }
  | { readonly kind: 'answer'; readonly who: number; readonly which: number; readonly same: boolean };

const who = fc.nat(seats - 1);
const source = fc.constantFrom('modules' as const, 'typed' as const);
const phone = fc.nat(2).map((n) => ({ kind: 'phone' as const, value: `+91986400000${n}` }));
const lid = fc.nat(2).map((n) => ({ kind: 'lid' as const, value: `12345000${n}@lid` }));
const identities = fc
  .tuple(fc.option(phone), fc.option(lid), source)
  .map(([a, b, from]) => [a, b].filter((each) => each !== null).map((each) => ({ ...each, source: from })))
  .filter((some) => some.length > 0);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('save' as const), who, name: fc.nat(2), of: identities }),
  },
  { weight: 8, arbitrary: fc.record({ kind: fc.constantFrom('join', 'talk', 'upload', 'restart'), who }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('answer' as const), who, which: fc.nat(3), same: fc.boolean() }),
  },
);

interface Made {
  readonly contactId: string;
  readonly noteId: string;
  readonly name: string;
  readonly by: number;
}

/** One person's computer, before and after it joins the team. */
class Seat {
  readonly disk = new MemoryDisk();
  readonly ids: Ids;
  hub!: TestHub;
  computer: Computer | null = null;

  constructor(readonly number: number) {
    this.ids = testIds(number + 7);
  }

  async restart(): Promise<void> {
    if (this.computer !== null) {
      this.computer = await start(this.disk, { ids: this.ids });
      this.hub = this.computer.hub;
      return;
    }
    this.hub = buildHub({ disk: this.disk, ids: this.ids });
    await this.hub.root.open();
    // The first write fixes which client this is, as accepting does.
    if (this.disk.clock === null)
      await this.hub.do('label.add', { name: `Seat ${this.number}`, colour: 'teal' });
  }

  async join(): Promise<void> {
    if (this.computer !== null) return;
    joining(this.disk, this.hub.data().stamps.client);
    this.computer = await start(this.disk, { ids: this.ids });
    this.hub = this.computer.hub;
  }

  /** As the worker does it: nothing is uploaded before the team's rows were loaded. */
  async upload(): Promise<number> {
    const record = this.hub.data().synced?.state.record;
    if (this.computer === null || record?.cursor == null) return 0;
    const done = await this.hub.root.runExclusive((data) => uploadSlice(this.hub.root, data));
    return done.ok && done.value.ok ? done.value.value : 0;
  }

  asked() {
    const { model, synced } = this.hub.data();
    return (synced?.state.record.asked ?? []).flatMap((pair) => openPair(model, pair) ?? []);
  }
}

class Team {
  readonly server = new SmallServer();
  readonly seats = Array.from({ length: seats }, (_, number) => new Seat(number));
  readonly made: Made[] = [];
  /** What people said to be one. */
  readonly said: (readonly [string, string])[] = [];

  async take(one: Step): Promise<void> {
    const seat = this.seats[one.who]!;
    if (one.kind === 'join') await seat.join();
    else if (one.kind === 'restart') await seat.restart();
    else if (one.kind === 'upload') await seat.upload();
    else if (one.kind === 'talk' && seat.computer !== null) {
      await seat.computer.line.tell({ kind: 'asked' });
      await talk(seat.computer, this.server);
    } else if (one.kind === 'save') await this.save(seat, one);
    else if (one.kind === 'answer') await this.answer(seat, one);
  }

  private async save({ hub, number }: Seat, { name, of }: Step & { kind: 'save' }): Promise<void> {
    const args = {
      identities: of.map(({ kind, value }) => ({ kind, value })),
      source: of[0]!.source,
    } as const;
    const outcome = await hub.run('contact.save', { ...args, kind: 'person', name: `Person ${name}` });
    if (outcome.kind === 'nack') return;
    const { contactId, already } = outcome.result as unknown as { contactId: string; already: boolean };
    if (already) return;
    const { noteId } = await hub.do('note.add', { contactId, body: `note ${this.made.length}` });
    this.made.push({ contactId, noteId, name: `Person ${name}`, by: number });
  }

  private async answer(seat: Seat, { which, same }: Step & { kind: 'answer' }): Promise<void> {
    const pair = seat.asked()[which];
    if (pair === undefined) return;
    const ids = { contactId: pair.mine.id, otherId: pair.theirs.id };
    if (!same) return void (await seat.hub.run('contact.keep-apart', ids));
    const merged = await seat.hub.run('contact.merge', { ...ids, keep: {} });
    if (merged.kind === 'ack') this.said.push([pair.mine.id, pair.theirs.id]);
  }

  /** Everybody joins, and everything arrives. */
  async settle(): Promise<void> {
    for (let round = 0; round < 12; round += 1) {
      for (const seat of this.seats) {
        await seat.join();
        await seat.computer!.line.tell({ kind: 'asked' });
        await talk(seat.computer!, this.server);
        while ((await seat.upload()) > 0) await talk(seat.computer!, this.server);
        await talk(seat.computer!, this.server);
      }
    }
  }

  contact(id: string) {
    const row = this.server.rows.get(`contacts ${id}`);
    if (row === undefined) throw new Error(`The server does not have ${id}`);
    return row.entity;
  }

  /** Whether proof or somebody's word leads from one contact to the other. */
  isGrounded(from: string, to: string): boolean {
    const reached = new Set([from]);
    for (let before = 0; before !== reached.size;) {
      before = reached.size;
      for (const { contactId: id } of this.made) {
        const isNext = [...reached].some(
          (other) =>
            areJoined(this.contact(other), this.contact(id)) ||
            this.said.some(([a, b]) => (a === other && b === id) || (b === other && a === id)),
        );
        if (isNext) reached.add(id);
      }
    }
    return reached.has(to);
  }
}

describe('joining a workspace that already has data', () => {
  it('H2 loses nothing, joins what is proven or was said, and asks about every guess, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 12, maxLength: 60, size: 'max' }), async (steps) => {
        const team = new Team();
        for (const seat of team.seats) await seat.restart();
        for (const one of steps) await team.take(one);
        await team.settle();
        for (const { contactId, noteId, name } of team.made) {
          expect(team.contact(contactId).d['name']).toBe(name);
          expect(team.server.rows.get(`notes ${noteId}`)?.entity.d['contactId']).toBeDefined();
          for (const { hub } of team.seats) expect(hub.data().model.note(noteId)).toBeDefined();
          const into = team.contact(contactId).d['mergedInto'];
          if (typeof into === 'string')
            expect([contactId, into, team.isGrounded(contactId, into)]).toEqual([contactId, into, true]);
        }
        for (const seat of team.seats) {
          const { synced, model } = seat.hub.data();
          expect(synced?.state.outbox).toEqual([]);
          expect(model.tables.contacts.size).toBe(team.made.length);
        }
        const { model } = team.seats[0]!.hub.data();
        const asked = team.seats.flatMap((seat) => seat.asked());
        for (const { contactId, by } of team.made) {
          const own = model.contact(contactId)!;
          for (const other of mayBeSame(model, own).keys()) {
            const theirs = team.made.find((each) => each.contactId === other.id);
            if (!model.people.isAlone(own.id) || !model.people.isAlone(other.id)) continue;
            const isGuess = theirs?.by !== by && !areJoined(own, other) && !wasSetApart(model, own);
            const isAsked = asked.some(
              ({ mine, theirs: found }) =>
                (mine.id === own.id && found.id === other.id) ||
                (mine.id === other.id && found.id === own.id),
            );
            if (isGuess) expect([own.id, other.id, isAsked]).toEqual([own.id, other.id, true]);
          }
        }
      }),
      { numRuns: process.env['ONECHAT_DEEP'] === '1' ? 1_000 : 60, endOnFailure: true },
    );
  }, 120_000);

  it('H2 joins nothing before the answer, and what was joined can be separated again', async () => {
    const team = new Team();
    const [a, b] = [team.seats[0]!, team.seats[1]!];
    for (const seat of team.seats) await seat.restart();
    const typed = [{ kind: 'phone' as const, value: '+919864000001', source: 'typed' as const }];
    await team.take({ kind: 'save', who: 0, name: 0, of: typed });
    await team.take({ kind: 'save', who: 1, name: 1, of: typed });
    await team.settle();
    expect(b.asked().map(({ why }) => why)).toEqual(['number']);
    expect(team.made.map(({ contactId }) => team.contact(contactId).d['mergedInto'])).toEqual([
      undefined,
      undefined,
    ]);
    await team.take({ kind: 'answer', who: 1, which: 0, same: true });
    await team.settle();
    expect(a.hub.data().model.visible).toBe(1);
    expect([a.asked(), b.asked()]).toEqual([[], []]);
    const from = team.made.find(
      ({ contactId }) => typeof team.contact(contactId).d['mergedInto'] === 'string',
    )!;
    await a.hub.do('contact.separate', { contactId: from.contactId });
    await team.settle();
    expect(b.hub.data().model.visible).toBe(2);
    for (const { contactId, name } of team.made)
      expect(b.hub.data().model.contact(contactId)?.d.name).toBe(name);
  });

  it('H2 leaves two WhatsApp accounts apart that have had one number, and asks', async () => {
    const team = new Team();
    for (const seat of team.seats) await seat.restart();
    const of = (n: number): Said[] => [
      { kind: 'phone', value: '+919864000001', source: 'modules' },
      { kind: 'lid', value: `12345000${n}@lid`, source: 'modules' },
    ];
    await team.take({ kind: 'save', who: 0, name: 0, of: of(0) });
    await team.take({ kind: 'save', who: 1, name: 1, of: of(1) });
    await team.settle();
    expect(team.seats[2]!.hub.data().model.visible).toBe(2);
    expect(team.seats[1]!.asked()).toHaveLength(1);
  });
});
