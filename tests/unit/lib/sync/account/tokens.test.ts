import { describe, expect, it } from 'vitest';
import { failed, ok } from '@/lib/domain/shared/result';
import type { Account } from '@/lib/sync/account/account';
import { createTokens, type TokenStores } from '@/lib/sync/account/tokens';
import type { TokenDesk } from '@/lib/sync/account/token-desk';

const { signal } = new AbortController();
const account: Account = {
  state: 'in',
  clientId: 'aaaaaaaaaaaaaaaa',
  refresh: 'r1',
  seat: { id: 'seat', name: 'Asha', email: 'a@example.test', role: 'owner' },
  workspace: { id: 'ws', name: 'Shop' },
  serverKey: {},
  since: 0,
};

/** A server that rotates refresh tokens, repeats its last answer for a minute, and ends a sign-in at later reuse. */
function rotatingServer(clock: { now: number }) {
  let current = 'r1';
  let before: { token: string; at: number } | null = null;
  let ended = false;
  let count = 1;
  const desk: TokenDesk = {
    redeem: () => Promise.resolve(failed('unreachable')),
    revoke: () => Promise.resolve(),
    renew(refresh) {
      const repeats = before?.token === refresh && clock.now - before.at <= 60_000;
      if (ended || (refresh !== current && !repeats)) {
        ended = true;
        return Promise.resolve(failed('ended'));
      }
      if (refresh === current) {
        count += 1;
        before = { token: current, at: clock.now };
        current = `r${count}`;
      }
      return Promise.resolve(ok({ access: `a-${current}`, refresh: current, life: 600 }));
    },
  };
  return { desk, requests: () => count - 1 };
}

type Step = 'asked' | 'answered' | 'sealed' | 'session' | 'none';

/** One computer: what is on disk and in the session, and a worker that may be stopped at a step. */
function computer(clock: { now: number }, start: Account = account) {
  const disk = { account: start };
  const session: { value: unknown } = { value: undefined };
  const log: string[] = [];
  const never = new Promise<never>(() => undefined);
  function worker(server: TokenDesk, stopAt: Step) {
    const stores: TokenStores = {
      session: {
        read: () => Promise.resolve(session.value),
        write: (value) => {
          if (stopAt === 'session') return never;
          session.value = value ?? undefined;
          log.push('session');
          return Promise.resolve();
        },
      },
      sealed: {
        read: () => Promise.resolve(disk.account),
        write: (next) => {
          if (stopAt === 'sealed') return never;
          disk.account = next;
          log.push('sealed');
          return Promise.resolve(true);
        },
      },
      now: () => clock.now,
      guard: () => Promise.resolve(),
    };
    const desk: TokenDesk = {
      ...server,
      renew: async (refresh, given) => {
        if (stopAt === 'asked') return never;
        const answer = await server.renew(refresh, given);
        return stopAt === 'answered' ? never : answer;
      },
    };
    return createTokens(desk, stores);
  }
  return { disk, session, log, worker };
}

describe('an access token', () => {
  it('is renewed once for however many ask, sealed before it is handed out, and used until it nears its end', async () => {
    const clock = { now: 1_000 };
    const server = rotatingServer(clock);
    const { worker, disk, log } = computer(clock);
    const tokens = worker(server.desk, 'none');
    const answers = await Promise.all([tokens.access(signal), tokens.access(signal), tokens.access(signal)]);
    expect(answers.map((each) => each.ok && each.value)).toEqual(['a-r2', 'a-r2', 'a-r2']);
    expect(server.requests()).toBe(1);
    expect(log).toEqual(['sealed', 'session']);
    expect(disk.account.refresh).toBe('r2');
    clock.now += 570_000;
    expect(await tokens.access(signal)).toEqual(ok('a-r2'));
    clock.now += 20_000;
    expect(await tokens.access(signal)).toEqual(ok('a-r3'));
  });

  it.each(['asked', 'answered', 'sealed', 'session'] as const)(
    'survives a worker stopped when it has %s: the next one goes on, signed in, with nothing deleted',
    async (stopAt) => {
      const clock = { now: 1_000 };
      const server = rotatingServer(clock);
      const { worker, disk } = computer(clock);
      void worker(server.desk, stopAt).access(signal);
      await new Promise((resolve) => setTimeout(resolve, 5));
      clock.now += 40_000;
      const answer = await worker(server.desk, 'none').access(signal);
      expect(answer.ok).toBe(true);
      expect(disk.account.state).toBe('in');
      clock.now += 3_600_000;
      expect((await worker(server.desk, 'none').access(signal)).ok).toBe(true);
    },
  );

  it('that the server ended locks and keeps everything but the token', async () => {
    const clock = { now: 0 };
    const { worker, disk } = computer(clock, { ...account, refresh: 'stolen' });
    const tokens = worker(rotatingServer(clock).desk, 'none');
    expect(await tokens.access(signal)).toMatchObject({ ok: false, code: 'signed-out' });
    expect(disk.account).toEqual({ ...account, state: 'locked', refresh: null });
  });

  it('is not lost because a server cannot be reached', async () => {
    const clock = { now: 0 };
    const { worker, disk } = computer(clock);
    const away: TokenDesk = {
      ...rotatingServer(clock).desk,
      renew: () => Promise.resolve(failed('unreachable')),
    };
    expect(await worker(away, 'none').access(signal)).toMatchObject({ ok: false, code: 'unreachable' });
    expect(disk.account).toEqual(account);
  });

  it('of an earlier sign-in is never used', async () => {
    const clock = { now: 0 };
    const { worker, session } = computer(clock);
    session.value = { token: 'old', until: 9e9, seat: 'another' };
    expect(await worker(rotatingServer(clock).desk, 'none').access(signal)).toEqual(ok('a-r2'));
  });
});
