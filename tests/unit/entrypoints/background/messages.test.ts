import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerMessage, type MessageDesk } from '@/entrypoints/background/messages';
import type { RunJob } from '@/entrypoints/background/jobs';
import type { Place } from '@/lib/hub/sender-policy';
import { createTickets } from '@/lib/hub/tickets';
import { jobs, type JobName } from '@/lib/messaging/contract/jobs';
import type { PolicyNotice } from '@/lib/onechat/client-config';
import type { Gate } from '@/lib/messaging/wire/worker';
import { createSelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';
import { own, ownPage, senders } from '@/tests/support/builders/senders';
import { buildHub } from '@/tests/support/builders/test-hub';

function desk(
  gate: Gate = 'open',
  off: readonly string[] = [],
  newer: PolicyNotice | null = null,
): { desk: MessageDesk; ran: JobName[] } {
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
  const standing = { version: 0, off: [], askedAt: 0, refused: null };
  const config = {
    isOff: async (feature: string) => off.includes(feature),
    standing: async () => ({ ...standing, policy: newer }),
  };
  const restartPages = () => Promise.reject(new Error('No page is to begin anew.'));
  const rest = { tickets, own, selectors, restartPages, config, jobs: table };
  return { desk: { root: hub.root, runner: hub.runner, ...rest }, ran };
}

const call = (what: object) => ({ to: 'worker', args: {}, ...what });

describe('a set of selectors that failed on the page', () => {
  it.each([
    ['is taken from the open pages too where it was taken back', true, 1],
    ['is left to them where there is nothing to go back to', false, 0],
  ])('%s', async (_what, isTakenBack, restarts) => {
    const { desk: it } = desk();
    let restarted = 0;
    const asked = {
      ...it,
      selectors: { ...it.selectors, probed: () => Promise.resolve(isTakenBack) },
      restartPages: () => {
        restarted += 1;
        return Promise.resolve();
      },
    };
    const args = { probed: { version: 2, worked: false } };
    expect(await answerMessage(asked, call({ verb: 'selectors', args }), senders.content)).toMatchObject({
      ok: true,
      value: { set: { version: 1 } },
    });
    expect(restarted).toBe(restarts);
  });
});

describe('a feature that a release has switched off', () => {
  it('is answered as one whose gate is closed; others go on', async () => {
    const { desk: it } = desk('open', ['marks']);
    const ask = (verb: string, args: object) => answerMessage(it, call({ verb, args }), senders.content);
    expect(await ask('marks', { chats: [] })).toEqual({ ok: false, code: 'closed' });
    expect(await ask('observe', { facts: [] })).toEqual({ ok: true, value: null });
  });
});

describe('a newer privacy policy', () => {
  const hashed = { version: '2999-01-01', sha256: 'a'.repeat(64), changes: ['More is read.'] };
  const observed = async (newer: PolicyNotice) =>
    answerMessage(
      desk('open', [], newer).desk,
      call({ verb: 'observe', args: { facts: [] } }),
      senders.content,
    );

  it('that changes what was agreed to pauses what is noted by itself, from the day it is in force', async () => {
    const inForce = { ...hashed, material: true, effective: '2000-01-01' };
    expect(await observed(inForce)).toEqual({ ok: false, code: 'closed' });
    expect(await observed({ ...inForce, material: false })).toMatchObject({ ok: true });
    expect(await observed({ ...inForce, effective: '2999-01-01' })).toMatchObject({ ok: true });
  });
});

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
    for (const sender of [senders.content, senders['sidebar-frame'], {}, ownPage('/secret.html')]) {
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
      ownPage('/x.html'),
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
