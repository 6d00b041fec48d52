import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerMessage, type MessageDesk } from '@/entrypoints/background/messages';
import type { RunJob } from '@/entrypoints/background/jobs';
import type { Place, Sender } from '@/lib/hub/sender-policy';
import { createTickets } from '@/lib/hub/tickets';
import { jobs, type JobName } from '@/lib/messaging/contract/jobs';
import type { Gate } from '@/lib/messaging/wire/worker';
import { createSelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';
import { buildHub } from '@/tests/support/builders/test-hub';

const own = { id: 'abcdefghijklmnop', origin: 'chrome-extension://abcdefghijklmnop' };
const whatsApp = { id: 7, url: 'https://web.whatsapp.com/' };
const page = (path: string): Sender => ({ id: own.id, url: `${own.origin}${path}`, origin: own.origin });
const senders: { readonly [P in Place]: Sender } = {
  'sidebar-frame': { ...page('/sidebar.html?view=contact'), frameId: 3, tab: whatsApp },
  'sidebar-page': page('/sidebar.html?view=work'),
  options: page('/options.html'),
  welcome: page('/welcome.html'),
  popup: page('/popup.html'),
  content: {
    id: own.id,
    url: 'https://web.whatsapp.com/',
    origin: 'https://web.whatsapp.com',
    frameId: 0,
    tab: whatsApp,
  },
};

function desk(gate: Gate = 'open'): { desk: MessageDesk; ran: JobName[] } {
  const hub = buildHub({ gate });
  const ran: JobName[] = [];
  const job =
    (name: JobName): RunJob =>
    () => {
      ran.push(name);
      return Promise.resolve({ ok: true, value: name });
    };
  const table = Object.fromEntries(
    Object.keys(jobs).map((name) => [name, job(name as JobName)]),
  ) as MessageDesk['jobs'];
  let kept: unknown;
  const store = {
    read: () => Promise.resolve(kept),
    write: (next: unknown) => {
      kept = next;
      return Promise.resolve();
    },
  };
  const tickets = createTickets(store, { clock: hub.clock, ids: hub.ids });
  const selectors = createSelectorShelf(
    { read: () => Promise.resolve(null), write: () => Promise.resolve() },
    '',
  );
  return { desk: { root: hub.root, runner: hub.runner, tickets, own, selectors, jobs: table }, ran };
}

const call = (what: object) => ({ to: 'worker', args: {}, ...what });

describe('a plain message', () => {
  for (const place of Object.keys(senders) as Place[]) {
    for (const job of Object.keys(jobs) as JobName[]) {
      const from: readonly string[] = jobs[job].from;
      const allowed = from.includes(place.startsWith('sidebar') ? 'sidebar' : place);
      it(`from ${place} asking for ${job} is ${allowed ? 'answered' : 'not run'}`, async () => {
        const { desk: it, ran } = desk();
        await answerMessage(it, call({ job }), senders[place]);
        expect(ran).toEqual(allowed ? [job] : []);
      });
    }
    it(`from ${place} asking for the page’s verbs is ${place === 'content' ? 'answered' : 'refused'}`, async () => {
      const { desk: it } = desk();
      const answer = await answerMessage(it, call({ verb: 'gate', args: { v: 1 } }), senders[place]);
      const open = { ok: true, value: { gate: 'open' } };
      if (place === 'content') expect(answer).toEqual(open);
      else expect(answer).not.toEqual(open);
    });
  }

  it('from WhatsApp’s page that is refused hears nothing, and is counted', () => {
    const { desk: it } = desk();
    for (const sender of [senders.content, senders['sidebar-frame'], {}, page('/secret.html')]) {
      expect(answerMessage(it, call({ job: 'wipe', args: { typed: 'ERASE' } }), sender)).toBeUndefined();
    }
    expect(it.root.log.entries()).toMatchObject([{ code: 'refused-sender', count: 4 }]);
  });

  it('gets tickets only while the gate is open, and few at once', async () => {
    const ask = async (gate: Gate, count: unknown) =>
      (await answerMessage(desk(gate).desk, call({ verb: 'ticket', args: { count } }), senders.content)) as {
        ok: boolean;
        value?: string[];
      };
    expect((await ask('open', 2)).value).toHaveLength(2);
    for (const gate of ['undecided', 'declined', 'paused'] as const)
      expect((await ask(gate, 1)).ok).toBe(false);
    for (const count of [0, 5, 1.5, '2', null]) expect((await ask('open', count)).ok).toBe(false);
  });

  it('with another protocol number is told so', async () => {
    const answer = await answerMessage(desk().desk, call({ verb: 'gate', args: { v: 99 } }), senders.content);
    expect(answer).toEqual({ ok: false, code: 'protocol' });
  });

  it('that is invented, 2,000 times, runs nothing and throws nothing', { timeout: 60_000 }, async () => {
    const { desk: it, ran } = desk();
    const odd = fc.oneof(
      fc.anything(),
      fc.record(
        {
          to: fc.constantFrom('worker', 'page', 1),
          job: fc.oneof(fc.constantFrom('wipe', 'erase.begin', 'constructor', '__proto__'), fc.anything()),
          verb: fc.oneof(fc.constantFrom('gate', 'ticket', 'observe', 'toString'), fc.anything()),
          args: fc.anything(),
        },
        { requiredKeys: [] },
      ),
    );
    const who = fc.constantFrom(
      senders.content,
      senders['sidebar-frame'],
      senders['sidebar-page'],
      {},
      page('/x.html'),
    );
    await fc.assert(
      fc.asyncProperty(odd, who, async (message, sender) => {
        await answerMessage(it, message, sender);
      }),
      { numRuns: 2_000 },
    );
    expect(ran).toEqual([]);
  });
});
