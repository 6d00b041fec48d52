import { describe, expect, it } from 'vitest';
import { accountSentence } from '@/lib/app/account-sentence';
import { accountWords } from '@/lib/i18n/account/words';
import { createTimeFormat } from '@/lib/i18n/format-time';
import type { AccountView } from '@/lib/messaging/contract/account';
import { liveClose } from '@/lib/onechat/sync';
import type { Condition } from '@/lib/sync/engine/status';
import { summaryOf } from '@/lib/sync/engine/summary';
import { EngineBench } from '../../../../support/simulation/engine-bench';

/** The number is that of lib/sync/SPEC.md. */

const minute = 60_000;
const safe = 'Your work is safe on this computer.';

interface Fault {
  readonly fault: string;
  readonly hit: (bench: EngineBench) => unknown;
  readonly says: Condition;
  /** The line as a person reads it, ten o'clock being when it happened. */
  readonly line: string;
}

/** 14 changes are on their way when it happens, so each must be counted and none called arrived. */
const faults: readonly Fault[] = [
  {
    fault: 'the network goes',
    hit: (bench) => bench.feed({ kind: 'online', online: false }),
    says: 'offline',
    line: `No network since 10:00 AM. ${safe} 14 changes wait.`,
  },
  {
    fault: 'the server is down',
    hit: (bench) => bench.failed({ kind: 'network' }),
    says: 'unreachable',
    line: `Server not reachable since 10:00 AM. ${safe} 14 changes wait.`,
  },
  {
    fault: 'the server answers 503',
    hit: (bench) => bench.refusedWith('unavailable', { status: 503, retryAfter: '900' }),
    says: 'unreachable',
    line: `Server not reachable since 10:00 AM. ${safe} 14 changes wait.`,
  },
  {
    fault: 'the server answers 429 and asks to wait a quarter of an hour',
    hit: (bench) => bench.refusedWith('rate_limited', { status: 429, retryAfter: '900' }),
    says: 'paused',
    line: `Waiting a while. The next try is at 10:15 AM. ${safe} 14 changes wait.`,
  },
  {
    fault: 'the answer does not come',
    hit: (bench) => bench.pass(900),
    says: 'unanswered',
    line: `Waiting for the server’s answer since 10:00 AM. ${safe} 14 changes wait.`,
  },
  {
    fault: 'the answer cannot be read',
    hit: (bench) => bench.failed({ kind: 'damaged' }),
    says: 'unreadable',
    line: `What came back is not from your 1chat server; it may be the sign-in page of a Wi-Fi. ${safe} 14 changes wait.`,
  },
  {
    fault: 'the sign-in is revoked',
    hit: (bench) => {
      bench.refusedWith('unauthorized', { status: 401 });
      bench.feed({ kind: 'access', access: 'ready' }).refusedWith('unauthorized', { status: 401 });
    },
    says: 'signed-out',
    line: 'You are signed out. Your work is kept here and sent when you sign in again. 14 changes wait.',
  },
  {
    fault: 'the owner locks this computer',
    hit: (bench) => bench.refusedWith('device_locked', { status: 401 }),
    says: 'signed-out',
    line: 'You are signed out. Your work is kept here and sent when you sign in again. 14 changes wait.',
  },
  {
    fault: 'the seat may not use the workspace any more',
    hit: (bench) => bench.refusedWith('forbidden', { status: 403 }),
    says: 'forbidden',
    line: 'This sign-in may not use this workspace any more. Your work is safe here. 14 changes wait.',
  },
  {
    fault: 'this version is too old',
    hit: (bench) => bench.refusedWith('upgrade', { status: 426 }),
    says: 'upgrade',
    line: 'Please update the extension. Until then your work waits here, safe. 14 changes wait.',
  },
  {
    fault: 'the clock here is wrong',
    hit: (bench) => bench.refusedWith('clock', { serverTime: bench.now - 10 * minute }),
    says: 'busy',
    line: 'Sending and fetching… 14 changes wait.',
  },
  {
    fault: 'the horizon is passed',
    hit: (bench) => bench.refusedWith('reset', { status: 410, reason: 'horizon' }),
    says: 'loading',
    line: 'Fetching your team’s work… 14 changes wait.',
  },
  {
    fault: 'the disk is full',
    hit: (bench) => bench.failed({ kind: 'unwritten' }),
    says: 'unwritten',
    line: 'What your team has written cannot be stored on this computer. Its disk may be full. What was saved before is safe. 14 changes wait.',
  },
  {
    fault: 'the passcode is asked for',
    hit: (bench) => bench.feed({ kind: 'access', access: 'locked' }),
    says: 'locked',
    line: 'Locked. Your work is safe here and is sent when you unlock. 14 changes wait.',
  },
];

const bench14 = (): EngineBench => {
  const bench = new EngineBench().settled().feed({ kind: 'live', state: 'open' }).pulled();
  for (let n = 0; n < 14; n += 1) bench.commit(bench.name(`c${n}`, 'x'));
  return bench;
};

function lineOf(bench: EngineBench): string {
  const view: AccountView = {
    ...{
      state: 'in',
      name: 'A',
      email: 'a@b.c',
      role: 'agent',
      workspace: 'Shop',
      heldOut: 0,
      asked: 0,
      samples: 0,
    },
    ...summaryOf(bench.state, bench.now),
  };
  const text = { t: accountWords('en', 'en-US'), time: createTimeFormat('en-US', 'UTC') };
  return accountSentence(view, text, bench.now)
    .replaceAll(/[\u2066-\u2069]/g, '')
    .replaceAll('\u202f', ' ');
}

describe('P19 within a second', () => {
  it.each(faults)('of $fault the line says so, in words and numbers that are true', ({ hit, says, line }) => {
    const bench = bench14();
    hit(bench);
    bench.now += 400;
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ condition: says, waiting: 14, refused: 0 });
    expect(lineOf(bench)).toBe(line);
    expect(bench.state.outbox).toHaveLength(14);
  });

  it('of a server that goes away while nothing is to be sent, the closed socket makes us ask', () => {
    const bench = new EngineBench().settled().feed({ kind: 'live', state: 'open' }).pulled();
    expect(lineOf(bench)).toBe('Everything here is on the server. Checked now.');
    bench.feed({ kind: 'live', state: 'closed', code: 1006 });
    expect(bench.asked('pull')).toBeDefined();
    expect(summaryOf(bench.state, bench.now).condition).toBe('busy');
    bench.failed({ kind: 'network' });
    expect(lineOf(bench)).toBe(`Server not reachable since 10:00 AM. ${safe}`);
    bench.feed({ kind: 'live', state: 'closed', code: 1006 });
    expect(bench.state.doing).toBeNull();
  });

  it('of a server that takes requests and never answers, and it is not called reachable from when we gave up', () => {
    const bench = bench14();
    bench.now += 499;
    expect(summaryOf(bench.state, bench.now).condition).toBe('busy');
    expect(bench.state.wakeAt - bench.now).toBeLessThanOrEqual(1);
    bench.pass(1);
    expect(summaryOf(bench.state, bench.now).condition).toBe('unanswered');
    bench.now += 20 * minute;
    bench.feed({ kind: 'alarm' });
    expect(bench.asked('abandon')).toBeDefined();
    expect(lineOf(bench)).toBe(`Server not reachable since 10:00 AM. ${safe} 14 changes wait.`);
  });

  it('of a first loading that takes long, both are said', () => {
    const bench = new EngineBench().start().pass(600);
    expect(lineOf(bench)).toBe('Fetching your team’s work. Waiting for the server since 10:00 AM.');
  });

  it('of a late answer nobody is woken while nobody looks', () => {
    const bench = new EngineBench().start(false);
    expect(bench.state.doing).not.toBeNull();
    expect(bench.state.wakeAt - bench.now).toBeGreaterThan(5_000);
  });

  it('of a refusal it is counted, and no longer as waiting', () => {
    const bench = bench14();
    bench.pushed({ refusals: [{ mid: 1, code: 'forbidden', say: 'No.' }] });
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ refused: 1, waiting: 13 });
  });

  it('of a refusal it is not claimed to be on the server, when all else is', () => {
    const bench = new EngineBench().settled();
    bench.commit(bench.name('c1', 'x')).pushed({ refusals: [{ mid: 1, code: 'forbidden', say: 'No.' }] });
    while (bench.state.doing !== null) bench.pulled();
    expect(lineOf(bench)).toBe('Everything else here is on the server. Checked now.');
  });

  it.each([
    ['the network', { kind: 'network' }],
    ['the disk', { kind: 'unwritten' }],
  ] as const)('of the end of what was wrong with %s nothing of it is said any more', (_what, failure) => {
    const bench = bench14().failed(failure);
    bench.now = bench.state.notBefore;
    bench.feed({ kind: 'alarm' });
    while (bench.state.doing?.kind === 'push') bench.pushed();
    bench.pulled();
    expect(lineOf(bench)).toBe('Everything here is on the server. Checked now.');
  });

  it('of the network coming back after three hours, what waited for it is not called stuck', () => {
    const bench = bench14().feed({ kind: 'online', online: false });
    bench.now += 180 * minute;
    bench.feed({ kind: 'online', online: true }).feed({ kind: 'alarm' }).feed({ kind: 'asked' });
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ condition: 'unreachable', waiting: 14 });
    bench.pulled();
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ condition: 'busy', waiting: 14 });
  });

  it('of what waits still three minutes after the network came back, it is called stuck', () => {
    const bench = bench14().feed({ kind: 'online', online: false });
    bench.now += 180 * minute;
    bench.feed({ kind: 'online', online: true }).feed({ kind: 'alarm' }).feed({ kind: 'asked' });
    bench.pulled();
    for (let each = 0; each < 4; each += 1) {
      bench.failed({ kind: 'network' });
      bench.now += minute;
      bench.feed({ kind: 'asked' });
      bench.pulled();
    }
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ condition: 'stuck', waiting: 14 });
  });

  it('of a socket that the server closes because its token has expired, nothing is wrong', () => {
    const bench = new EngineBench().settled().feed({ kind: 'live', state: 'open' }).pulled();
    bench.feed({ kind: 'live', state: 'closed', code: liveClose.expired });
    expect(bench.asked('renew')).toBeDefined();
    expect(bench.asked('pull')).toBeUndefined();
    expect(summaryOf(bench.state, bench.now).condition).toBe('current');
  });
});
