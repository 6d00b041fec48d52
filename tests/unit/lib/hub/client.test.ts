import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { serveClient, type Client } from '@/lib/hub/client';
import type { Place, Sender } from '@/lib/hub/sender-policy';
import { createTickets, type Tickets } from '@/lib/hub/tickets';
import type { HubMessage } from '@/lib/messaging/contract/hub';
import type { Gate } from '@/lib/messaging/wire/worker';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

interface Seat {
  readonly hub: TestHub;
  readonly client: Client;
  readonly got: HubMessage[];
  readonly tickets: Tickets;
  closed(): boolean;
}

const frame: Sender = { tab: { id: 4, url: 'https://web.whatsapp.com/' }, frameId: 2, documentId: 'doc-1' };

function seat(place: Place, hub: TestHub = buildHub(), sender: Sender = frame): Seat {
  let kept: unknown;
  const store = {
    read: () => Promise.resolve(kept),
    write: (next: unknown) => {
      kept = next;
      return Promise.resolve();
    },
  };
  const tickets = createTickets(store, { clock: hub.clock, ids: hub.ids });
  const got: HubMessage[] = [];
  let closed = false;
  const end = { post: (message: HubMessage) => got.push(message), close: () => void (closed = true) };
  const client = serveClient({ root: hub.root, runner: hub.runner, tickets }, { place, sender }, end);
  return { hub, client, got, tickets, closed: () => closed };
}

const hello = (view: string, ticket?: string) => ({
  kind: 'hello',
  proto: 1,
  build: '0.0.0',
  client: '01890000-0000-7000-8000-000000000000',
  view,
  ...(ticket === undefined ? {} : { ticket }),
});

/** Lets everything that waits for the imagined disk and for the clock happen. */
async function settle(hub: TestHub, ms = 0): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) {
    await hub.clock.breathe();
    hub.clock.move(turn === 0 ? ms : 0);
  }
}

/** A ticket is hashed outside the imagined clock, so it takes what it takes. */
const firstMessage = (got: readonly HubMessage[]) => vi.waitFor(() => expect(got).not.toEqual([]));

const answers = (got: readonly HubMessage[], sid: number) =>
  got.flatMap((each) => (each.kind === 'answer' && each.sid === sid ? [each.value] : []));

describe('a client', () => {
  it('is welcomed while the store loads, then told that it is ready', async () => {
    const { hub, client, got } = seat('options');
    client.receive(hello('options'));
    await settle(hub);
    expect(got.filter((each) => each.kind === 'welcome' || each.kind === 'state')).toMatchObject([
      { kind: 'welcome', state: 'loading', head: 0, build: '0.0.0' },
      { kind: 'state', state: 'ready' },
    ]);
  });

  it('may still hand over the text that was being typed when a person paused, and nothing else', async () => {
    const { hub, client, got } = seat('sidebar-page');
    client.receive(hello('contact'));
    await settle(hub);
    await hub.root.gate.change('paused');
    const say = (name: string, args: object) => client.receive({ kind: 'cmd', id: hub.newId(), name, args });
    got.length = 0;
    say('label.add', { name: 'VIP', colour: 'red' });
    say('draft.save', { key: 'note:1', body: 'Half a thou' });
    await settle(hub);
    expect(got.map((each) => each.kind)).toEqual(['nack', 'ack']);
    expect(hub.disk.rows('drafts')).toMatchObject([{ id: 'note:1', d: { body: 'Half a thou' } }]);
    await hub.root.gate.change('declined');
    say('draft.save', { key: 'note:1', body: 'Half a thought' });
    await settle(hub);
    expect(got.at(-1)).toMatchObject({ kind: 'nack', code: 'inert' });
  });

  it('in WhatsApp’s page needs a ticket that nobody used', async () => {
    const { hub, client, got, closed } = seat('sidebar-frame');
    client.receive(hello('contact', 'guess'));
    await firstMessage(got);
    expect(got).toEqual([{ kind: 'refused', code: 'ticket' }]);
    expect(closed()).toBe(true);
    expect(hub.root.audience.size).toBe(0);
  });

  it('in WhatsApp’s page with its ticket is served', async () => {
    const { client, got, tickets } = seat('sidebar-frame');
    const [ticket = ''] = await tickets.issue(4, 1);
    client.receive(hello('contact', ticket));
    await firstMessage(got);
    expect(got[0]).toMatchObject({ kind: 'welcome' });
  });

  it('that names a view of another page is refused', async () => {
    const { hub, client, got } = seat('popup');
    client.receive(hello('options'));
    await settle(hub);
    expect(got).toEqual([{ kind: 'refused', code: 'view' }]);
  });

  it('hears nothing before its hello', async () => {
    const { hub, client, got } = seat('options');
    client.receive({ kind: 'sub', sid: 1, query: 'status', args: {} });
    client.receive({ kind: 'cmd', id: hub.newId(), name: 'label.add', args: { name: 'x', colour: 'red' } });
    client.receive({ kind: 'ping' });
    await settle(hub);
    expect(got).toEqual([]);
    expect(hub.disk.commits).toBe(0);
  });

  it('is acknowledged before it is shown the change', async () => {
    const { hub, client, got } = seat('options');
    client.receive(hello('options'));
    client.receive({ kind: 'sub', sid: 1, query: 'label.list', args: {} });
    // The clock goes on while the first answers are made, so the question rests for a while.
    for (const ms of [100, 1_000, 3_000]) await settle(hub, ms);
    got.length = 0;
    client.receive({ kind: 'cmd', id: hub.newId(), name: 'label.add', args: { name: 'VIP', colour: 'red' } });
    await settle(hub);
    expect(got.map((each) => each.kind)).toEqual(['ack', 'answer']);
    expect(answers(got, 1)).toMatchObject([[{ name: 'VIP', contacts: 0 }]]);
  });

  it('gets one answer for many changes within 50 ms, with the last state', async () => {
    const { hub, client, got } = seat('options');
    client.receive(hello('options'));
    client.receive({ kind: 'sub', sid: 1, query: 'label.list', args: {} });
    await settle(hub, 100);
    await hub.do('label.add', { name: 'One', colour: 'red' });
    await settle(hub);
    got.length = 0;
    for (const name of ['Two', 'Three', 'Four']) await hub.do('label.add', { name, colour: 'red' });
    await settle(hub, 49);
    expect(got).toEqual([]);
    await settle(hub, 1);
    expect(answers(got, 1)).toHaveLength(1);
    expect(answers(got, 1)[0]).toHaveLength(4);
  });

  it('is not asked again for tables that its question does not read', async () => {
    const { hub, client, got } = seat('options');
    client.receive(hello('options'));
    client.receive({ kind: 'sub', sid: 1, query: 'setting.get', args: { key: 'x' } });
    await settle(hub, 100);
    got.length = 0;
    await hub.do('label.add', { name: 'One', colour: 'red' });
    await settle(hub, 100);
    expect(got).toEqual([]);
  });

  it('that unsubscribed or went away is told nothing more', async () => {
    const { hub, client, got } = seat('options');
    client.receive(hello('options'));
    client.receive({ kind: 'sub', sid: 1, query: 'label.list', args: {} });
    await settle(hub, 100);
    client.receive({ kind: 'unsub', sid: 1 });
    await settle(hub);
    got.length = 0;
    await hub.do('label.add', { name: 'One', colour: 'red' });
    await settle(hub, 100);
    expect(got).toEqual([]);
    client.gone();
    hub.root.broadcast({ kind: 'wiped', generation: 1 });
    expect(got).toEqual([]);
  });

  it('may ask only what its page may ask', async () => {
    const { hub, client, got } = seat('popup');
    client.receive(hello('popup'));
    client.receive({ kind: 'sub', sid: 1, query: 'held.rows', args: { table: 'notes' } });
    const id = hub.newId();
    client.receive({ kind: 'cmd', id, name: 'sample.remove', args: {} });
    await settle(hub);
    expect(got.filter((each) => each.kind === 'no-answer' || each.kind === 'nack')).toMatchObject([
      { kind: 'no-answer', sid: 1, code: 'not-allowed' },
      { kind: 'nack', id, code: 'not-allowed', retry: false },
    ]);
  });

  it.each<[Gate, Place, string, string]>([
    ['undecided', 'sidebar-page', 'work', 'inert'],
    ['declined', 'popup', 'popup', 'inert'],
    ['paused', 'sidebar-page', 'work', 'inert'],
    ['paused', 'options', 'options', 'loading'],
    ['undecided', 'options', 'options', 'inert'],
  ])('with the gate %s on %s is told %s: %s', async (gate, place, view, state) => {
    const hub = buildHub({ gate });
    const { client, got } = seat(place, hub);
    client.receive(hello(view));
    await settle(hub);
    expect(got[0]).toMatchObject({ kind: 'welcome', state });
    if (gate === 'undecided') expect(hub.root.data()).toBeNull();
  });

  it('gets lists cut to 64 kB with their whole count', async () => {
    const hub = buildHub();
    const { client, got } = seat('options', hub);
    const { contactId } = await hub.do('contact.save', person('+919864012345'));
    for (let index = 0; index < 12; index += 1) {
      await hub.do('note.add', { contactId, body: `${index} ${'ऀ'.repeat(19_000)}` });
    }
    client.receive(hello('options'));
    client.receive({ kind: 'sub', sid: 1, query: 'note.list', args: { contactId } });
    await settle(hub);
    const [answer] = answers(got, 1) as { count: number; rows: unknown[] }[];
    expect(answer?.count).toBe(12);
    expect(answer?.rows.length).toBeGreaterThan(0);
    expect(new TextEncoder().encode(JSON.stringify(answer)).length).toBeLessThanOrEqual(65_536);
  });

  it('survives 2,000 messages that make no sense, and so does the hub', async () => {
    const hub = buildHub();
    const { client, got } = seat('options', hub);
    client.receive(hello('options'));
    await settle(hub);
    const before = hub.disk.commits;
    const kinds = fc.constantFrom('hello', 'sub', 'unsub', 'cmd', 'ping', 'wiped', '__proto__', '');
    const odd = fc.oneof(
      fc.anything(),
      fc.record({
        kind: kinds,
        sid: fc.anything(),
        id: fc.anything(),
        name: fc.anything(),
        args: fc.anything(),
      }),
      fc.record({
        kind: fc.constant('sub'),
        sid: fc.nat(50),
        query: fc.constantFrom('constructor', 'toString', 'status', 'contact.get', 'erase.preview'),
        args: fc.anything(),
      }),
      fc.record({
        kind: fc.constant('cmd'),
        id: fc.uuid({ version: 7 }),
        name: fc.constantFrom('constructor', 'contact.save', 'undo', 'note.add', 'draft.save'),
        args: fc.anything(),
      }),
    );
    fc.assert(
      fc.property(odd, (message) => client.receive(message)),
      { numRuns: 2_000 },
    );
    await settle(hub, 100);
    expect(hub.disk.commits).toBe(before);
    got.length = 0;
    client.receive({ kind: 'ping' });
    await settle(hub);
    expect(got).toContainEqual({ kind: 'pong' });
    await hub.do('label.add', { name: 'Still works', colour: 'green' });
  });
});
