import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerMessage, type MessageDesk } from '@/entrypoints/background/messages';
import type { RunJob } from '@/entrypoints/background/jobs';
import { portOfGreeting } from '@/lib/app/frame-host';
import { parseHostMessage } from '@/lib/app/host-message';
import { serveClient } from '@/lib/hub/client';
import { placeOf, rights, type Place, type Sender } from '@/lib/hub/sender-policy';
import { createTickets } from '@/lib/hub/tickets';
import { commandArgs } from '@/lib/messaging/contract/commands';
import { jobs } from '@/lib/messaging/contract/jobs';
import { queryArgs } from '@/lib/messaging/contract/queries';
import type { HubMessage } from '@/lib/messaging/contract/hub';
import { parseBridgeSaid } from '@/lib/messaging/wire/parse-bridge';
import { parseBridgeAsk } from '@/lib/messaging/wire/parse-bridge-ask';
import { parseChatRows } from '@/lib/messaging/wire/parse-chat-rows';
import { parseHubMessage } from '@/lib/app/hub-message';
import { parseMarkAnswer } from '@/lib/messaging/wire/parse-marks';
import { parsePageWords } from '@/lib/messaging/wire/page-words';
import { parseSelectorSet } from '@/lib/whatsapp/selectors/parse-selector-set';
import { parseHostCall } from '@/lib/messaging/wire/parse-host';
import { parseGateAnswer, parseGateChanged, parseTickets } from '@/lib/messaging/wire/parse-worker';
import { takeSelectors } from '@/lib/whatsapp/selectors/take-selectors';
import { createSelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';
import { own, senders as places, whatsApp } from '@/tests/support/builders/senders';
import { buildHub } from '@/tests/support/builders/test-hub';

const verbs: readonly string[] = rights.content.verbs;

const nobody: readonly Sender[] = [
  {},
  { ...places.options, frameId: 4, tab: whatsApp },
  { ...places['sidebar-frame'], tab: { id: 7, url: 'https://evil.example/' } },
  { ...places.content, frameId: 2 },
  { ...places.options, id: 'ponmlkjihgfedcba' },
  { id: own.id, url: 'https://web.whatsapp.com.evil.example/', frameId: 0, tab: whatsApp },
];

function memory() {
  let kept: unknown;
  return {
    read: () => Promise.resolve(kept),
    write: (next: unknown) => {
      kept = next;
      return Promise.resolve();
    },
  };
}

function worker() {
  const hub = buildHub();
  const ran: string[] = [];
  const job =
    (name: string): RunJob =>
    () => {
      ran.push(name);
      return Promise.resolve({ ok: true, value: null });
    };
  const table = Object.fromEntries(Object.keys(jobs).map((name) => [name, job(name)])) as MessageDesk['jobs'];
  const tickets = createTickets(memory(), { clock: hub.clock, ids: hub.ids });
  const selectors = createSelectorShelf(memory(), '');
  const standing = { version: 0, off: [], policy: null, askedAt: 0, refused: null };
  const config = { isOff: async () => false, standing: async () => standing };
  const desk: MessageDesk = {
    root: hub.root,
    runner: hub.runner,
    tickets,
    own,
    selectors,
    restartPages: () => Promise.resolve(),
    config,
    jobs: table,
  };
  return { hub, desk, tickets, ran };
}

const views: { readonly [P in Place]: string } = {
  'sidebar-frame': 'contact',
  'sidebar-page': 'work',
  options: 'options',
  welcome: 'welcome',
  popup: 'popup',
  content: 'contact',
};

/** Everything a place is answered when it says hello and then asks for this. */
async function askAs(place: Place, asks: readonly object[]): Promise<HubMessage[]> {
  const { hub, desk, tickets } = worker();
  const got: HubMessage[] = [];
  const sender = places[place];
  const ticket = place === 'sidebar-frame' ? (await tickets.issue(7, 1))[0] : undefined;
  const end = { post: (message: HubMessage) => got.push(message), close: () => undefined };
  const client = serveClient(
    { root: hub.root, runner: hub.runner, tickets: desk.tickets },
    { place, sender },
    end,
  );
  const hello = { kind: 'hello', proto: 1, build: '0.0.0', client: hub.newId(), view: views[place] };
  client.receive(ticket === undefined ? hello : { ...hello, ticket });
  for (let turn = 0; turn < 200 && got.length === 0; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    await hub.clock.breathe();
  }
  for (const ask of asks) client.receive(ask);
  for (let turn = 0; turn < 40; turn += 1) {
    await hub.clock.breathe();
    hub.clock.move(60);
  }
  return got;
}

const isRefused = (got: readonly HubMessage[], is: (message: HubMessage) => boolean): boolean =>
  got.some((message) => is(message) && 'code' in message && message.code === 'not-allowed');
const onCustomers = /^(?:contact|note|follow-up|label|draft|deal|order|undo)/;
const onlyOptions = ['held.tables', 'held.rows', 'quarantine.list', 'erase.preview'];

describe.each(Object.keys(places) as Place[])('the sender matrix, for %s', (place) => {
  const queries = Object.keys(queryArgs);
  const commands = Object.keys(commandArgs);

  it('answers its questions and refuses all others', async () => {
    const got = await askAs(
      place,
      queries.map((query, sid) => ({ kind: 'sub', sid, query, args: {} })),
    );
    const refused = queries.filter((_, sid) => isRefused(got, (each) => 'sid' in each && each.sid === sid));
    if (place === 'content') return expect(got).toEqual([{ kind: 'refused', code: 'view' }]);
    const allowed: readonly string[] = rights[place].queries;
    expect(refused).toEqual(queries.filter((query) => !allowed.includes(query)));
    if (place !== 'options') expect(refused).toEqual(expect.arrayContaining(onlyOptions));
  });

  it('runs its commands and refuses all others', async () => {
    const { hub } = worker();
    const asks = commands.map((name) => ({ kind: 'cmd', id: hub.newId(), name, args: null }));
    const got = await askAs(place, asks);
    if (place === 'content') return expect(got).toEqual([{ kind: 'refused', code: 'view' }]);
    const refused = asks.filter(({ id }) => isRefused(got, (each) => 'id' in each && each.id === id));
    const allowed: readonly string[] = rights[place].commands;
    expect(refused.map(({ name }) => name)).toEqual(commands.filter((name) => !allowed.includes(name)));
    if (place === 'popup' || place === 'welcome')
      expect(refused.map(({ name }) => name)).toEqual(
        expect.arrayContaining(commands.filter((name) => onCustomers.test(name))),
      );
  });

  it('answers the page’s verbs to the content script alone', async () => {
    for (const verb of verbs) {
      const { desk } = worker();
      const answer = await answerMessage(desk, { to: 'worker', verb, args: {} }, places[place]);
      expect(answer === undefined || (answer as { code?: string }).code === 'refused', verb).toBe(
        place !== 'content' || ['ticket', 'observe', 'marks'].includes(verb),
      );
    }
  });
});

describe('whoever is nobody', () => {
  it('has no place, and is answered by silence whatever it asks', async () => {
    const { desk, ran } = worker();
    for (const sender of nobody) {
      expect(placeOf(sender, own)).toBeUndefined();
      for (const job of Object.keys(jobs))
        expect(answerMessage(desk, { to: 'worker', job, args: {} }, sender)).toBeUndefined();
      for (const verb of verbs)
        expect(answerMessage(desk, { to: 'worker', verb, args: {} }, sender)).toBeUndefined();
    }
    expect(ran).toEqual([]);
  });
});

/** Odd values with the words in them that make a parser look twice. */
const words = fc.constantFrom(
  ...[
    'hello',
    'changed',
    'active',
    'opened',
    'call',
    'answer',
    'host',
    'gate',
    'page',
    'worker',
    '1chat-frame',
  ],
  ...[
    'chat.open',
    'panel.show',
    'ticket',
    'health',
    'wipe',
    'erase.begin',
    'watch',
    'open',
    'constructor',
    '__proto__',
  ],
);
const names = fc.constantFrom(
  ...[
    'say',
    'id',
    'code',
    'held',
    'seen',
    'wid',
    'names',
    'kind',
    'verb',
    'args',
    'to',
    'job',
    'nonce',
    'v',
    'ok',
  ],
  ...[
    'value',
    'gate',
    'chat',
    'state',
    'result',
    'identities',
    'query',
    'sid',
    'name',
    '__proto__',
    'constructor',
  ],
);
const { odd } = fc.letrec<{ odd: unknown }>((tie) => ({
  odd: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.integer(),
    fc.string(),
    fc.constantFrom(null, undefined, true, Number.NaN, 1n, 'x'.repeat(5_000)),
    fc.anything(),
    fc.array(tie('odd'), { maxLength: 4 }),
    fc.array(fc.tuple(names, tie('odd')), { maxLength: 8 }).map((fields) => {
      const made: Record<string, unknown> = {};
      for (const [name, value] of fields)
        Object.defineProperty(made, name, { value, enumerable: true, configurable: true });
      return made;
    }),
  ),
}));

/** Real messages, with one field made odd, or none. */
const real = fc.constantFrom<Record<string, unknown>>(
  { say: 'active', id: 1, code: 'none', held: 0, seen: 0 },
  { kind: 'call', id: 1, verb: 'ticket', args: {} },
  { to: 'page', kind: 'gate', gate: 'open' },
  { ok: true, value: { gate: 'open' } },
  { kind: 'answer', id: 1, result: { ok: true, value: null } },
  { verb: 'open', id: 1, text: 'lid:1@lid' },
);
const near = fc.tuple(real, fc.option(fc.tuple(names, odd))).map(([message, change]) => {
  if (change === null) return message;
  const [name, value] = change;
  return Object.defineProperty({ ...message }, name, { value, enumerable: true, configurable: true });
});
const message = fc.oneof(odd, near);

/** Every reader at a border, with what it may answer at most. */
const readers: Readonly<Record<string, (raw: unknown) => unknown>> = {
  parseBridgeSaid,
  parseBridgeAsk,
  parseHostCall,
  parseHostMessage,
  parseGateAnswer,
  parseGateChanged,
  parseTickets,
  takeSelectors,
  parseMarkAnswer,
  parsePageWords,
  parseHubMessage,
  parseSelectorSet: (raw) => {
    const read = parseSelectorSet(raw, []);
    return read.ok ? read.value : undefined;
  },
  parseChatRows: (raw) => (typeof raw === 'string' ? parseChatRows(raw) : undefined),
  greeting: (data) =>
    portOfGreeting({ data, source: null, origin: 'https://web.whatsapp.com', ports: [] } as never, null),
};

describe('10,000 invented messages', () => {
  it(
    'are read by every border without an error, and leave no prototype changed',
    { timeout: 120_000 },
    () => {
      const before = [Object, Array, Function].map(({ prototype }) =>
        Object.getOwnPropertyNames(prototype).join(),
      );
      let taken = 0;
      fc.assert(
        fc.property(message, (raw) => {
          for (const [name, read] of Object.entries(readers)) {
            const answer = read(raw);
            if (name === 'greeting') expect(answer).toBeUndefined();
            if (answer !== undefined && name !== 'parseTickets') taken += 1;
            // What is taken is built anew: never the object that came, never with a foreign prototype.
            if (typeof answer === 'object' && answer !== null) expect(answer).not.toBe(raw);
          }
        }),
        { numRuns: 10_000 },
      );
      expect(
        [Object, Array, Function].map(({ prototype }) => Object.getOwnPropertyNames(prototype).join()),
      ).toEqual(before);
      expect(taken).toBeGreaterThan(500);
    },
  );

  it('run nothing in the worker, whoever sends them', { timeout: 120_000 }, async () => {
    const { hub, desk, tickets, ran } = worker();
    const senders = [
      ...nobody,
      places.content,
      places['sidebar-frame'],
      places['sidebar-page'],
      places.popup,
    ];
    const end = { post: () => undefined, close: () => undefined };
    const client = serveClient(
      { root: hub.root, runner: hub.runner, tickets },
      { place: 'sidebar-frame', sender: places['sidebar-frame'] },
      end,
    );
    let number = 0;
    await fc.assert(
      fc.asyncProperty(message, async (raw) => {
        number += 1;
        client.receive(raw);
        await answerMessage(desk, raw, senders[number % senders.length] ?? {});
      }),
      { numRuns: 10_000 },
    );
    const mayAsk = ['work.open', 'consent.read', 'pause', 'whatsapp.open'];
    expect(ran.filter((name) => !mayAsk.includes(name))).toEqual([]);
    expect(hub.disk).toEqual(buildHub().disk);
  });
});
