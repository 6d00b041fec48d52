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

/**
 * A server that rotates refresh tokens as ours does: the first secret that comes with a token is tied to it; the old
 * one is answered again with that secret until the next one is presented; anything else ends the sign-in.
 */
function rotatingServer() {
  let current = 'r1';
  let tied: { token: string; secret: string } | null = null;
  let ended = false;
  let count = 1;
  const next = () => {
    count += 1;
    current = `r${count}`;
    return Promise.resolve(ok({ access: `a-${current}`, refresh: current, life: 600 }));
  };
  const desk: TokenDesk = {
    redeem: () => Promise.resolve(failed('unreachable')),
    revoke: () => Promise.resolve(),
    renew({ refresh, secret }) {
      const isTied = tied?.token === refresh;
      if (ended || (isTied ? tied?.secret !== secret : refresh !== current)) {
        ended = true;
        return Promise.resolve(failed('ended'));
      }
      tied = { token: refresh, secret };
      return next();
    },
  };
  return { desk, requests: () => count - 1 };
}

const steps = ['secret', 'asked', 'answered', 'sealed', 'session'] as const;
type Step = (typeof steps)[number] | 'none';

/** One computer: what is on disk and in the session, and a worker that may be stopped at a step. */
function computer(clock: { now: number }, start: Account = account) {
  const disk: { account: Account } = { account: start };
  const session: { value: unknown } = { value: undefined };
  const log: string[] = [];
  let secrets = 0;
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
        change: (make) => {
          const made = make(disk.account);
          if (made === null) return Promise.resolve(false);
          const what = made.renewal === undefined ? 'sealed' : 'secret';
          if (stopAt === what) return never;
          disk.account = made;
          log.push(what);
          return Promise.resolve(true);
        },
      },
      now: () => clock.now,
      secret: () => `secret-${(secrets += 1)}`,
      guard: () => Promise.resolve(),
    };
    const desk: TokenDesk = {
      ...server,
      renew: async (asked, given) => {
        if (stopAt === 'asked') return never;
        const answer = await server.renew(asked, given);
        return stopAt === 'answered' ? never : answer;
      },
    };
    return createTokens(desk, stores);
  }
  return { disk, session, log, worker };
}

const minute = 60_000;
const day = 24 * 60 * minute;
const away = { 'at once': 0, '40 s': 40_000, '5 minutes': 5 * minute, '9 days': 9 * day } as const;
const stops = steps.flatMap((step) => Object.entries(away).map(([name, time]) => ({ step, name, time })));

/** Lets everything happen that needs no time. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('an access token', () => {
  it('is renewed once for however many ask, sealed before it is handed out, and used until it nears its end', async () => {
    const clock = { now: 1_000 };
    const server = rotatingServer();
    const { worker, disk, log } = computer(clock);
    const tokens = worker(server.desk, 'none');
    const answers = await Promise.all([tokens.access(signal), tokens.access(signal), tokens.access(signal)]);
    expect(answers.map((each) => each.ok && each.value)).toEqual(['a-r2', 'a-r2', 'a-r2']);
    expect(server.requests()).toBe(1);
    expect(log).toEqual(['secret', 'sealed', 'session']);
    expect(disk.account.refresh).toBe('r2');
    clock.now += 570_000;
    expect(await tokens.access(signal)).toEqual(ok('a-r2'));
    clock.now += 20_000;
    expect(await tokens.access(signal)).toEqual(ok('a-r3'));
  });

  it.each(stops)(
    'A1 a worker stopped at step $step and started $name later goes on, signed in, with nothing deleted',
    async ({ step, time }) => {
      const clock = { now: 1_000 };
      const server = rotatingServer();
      const { worker, disk } = computer(clock);
      void worker(server.desk, step).access(signal);
      await settled();
      clock.now += time;
      const answer = await worker(server.desk, 'none').access(signal);
      expect(answer.ok).toBe(true);
      expect(disk.account).toEqual({ ...account, refresh: disk.account.refresh });
      clock.now += 60 * minute;
      expect((await worker(server.desk, 'none').access(signal)).ok).toBe(true);
    },
  );

  it('A1 a worker stopped again and again, each time at another step and days apart, stays signed in', async () => {
    const clock = { now: 1_000 };
    const server = rotatingServer();
    const { worker, disk } = computer(clock);
    for (const step of [...steps, ...steps.toReversed(), 'answered', 'answered'] as const) {
      void worker(server.desk, step).access(signal);
      await settled();
      clock.now += 3 * day;
    }
    expect((await worker(server.desk, 'none').access(signal)).ok).toBe(true);
    expect(disk.account.renewal).toBeUndefined();
  });

  it('A1 is not asked for where the secret cannot be sealed first', async () => {
    const clock = { now: 0 };
    const { disk } = computer(clock);
    const server = rotatingServer();
    const full: TokenStores = {
      session: { read: () => Promise.resolve(undefined), write: () => Promise.resolve() },
      sealed: { read: () => Promise.resolve(disk.account), change: () => Promise.resolve(false) },
      now: () => clock.now,
      secret: () => 's',
      guard: () => Promise.resolve(),
    };
    expect(await createTokens(server.desk, full).access(signal)).toMatchObject({ code: 'unreachable' });
    expect(server.requests()).toBe(0);
  });

  it('A2 an old token without its secret ends the sign-in, and so does another secret', async () => {
    const clock = { now: 0 };
    const { worker, disk } = computer(clock);
    const server = rotatingServer();
    void worker(server.desk, 'answered').access(signal);
    await settled();
    expect((await server.desk.renew({ refresh: 'r1', secret: 'guess' }, signal)).ok).toBe(false);
    expect(await worker(server.desk, 'none').access(signal)).toMatchObject({ code: 'signed-out' });
    expect(disk.account).toEqual({ ...account, state: 'locked', refresh: null });
  });

  it.each([
    ['the new pair', { refresh: 'r1' }, 'unreachable'],
    ['the end of the sign-in', { refresh: 'stolen' }, 'signed-out'],
  ] as const)('A3 %s comes after somebody signed out, and changes nothing', async (_what, begun, code) => {
    const clock = { now: 0 };
    const { worker, disk, session } = computer(clock, { ...account, ...begun });
    const out = { ...account, state: 'out' as const, refresh: null };
    const { desk } = rotatingServer();
    const slow: TokenDesk = {
      ...desk,
      renew: async (asked, given) => {
        disk.account = out;
        return desk.renew(asked, given);
      },
    };
    expect(await worker(slow, 'none').access(signal)).toMatchObject({ ok: false, code });
    expect(disk.account).toEqual(out);
    expect(session.value).toBeUndefined();
  });

  it('that the server ended locks and keeps everything but the token', async () => {
    const clock = { now: 0 };
    const { worker, disk } = computer(clock, { ...account, refresh: 'stolen' });
    const tokens = worker(rotatingServer().desk, 'none');
    expect(await tokens.access(signal)).toMatchObject({ ok: false, code: 'signed-out' });
    expect(disk.account).toEqual({ ...account, state: 'locked', refresh: null });
  });

  it('is not lost because a server cannot be reached', async () => {
    const clock = { now: 0 };
    const { worker, disk } = computer(clock);
    const gone: TokenDesk = {
      ...rotatingServer().desk,
      renew: () => Promise.resolve(failed('unreachable')),
    };
    expect(await worker(gone, 'none').access(signal)).toMatchObject({ ok: false, code: 'unreachable' });
    expect(disk.account).toEqual({ ...account, renewal: 'secret-1' });
  });

  it('of an earlier sign-in is never used', async () => {
    const clock = { now: 0 };
    const { worker, session } = computer(clock);
    session.value = { token: 'old', until: 9e9, seat: 'another' };
    expect(await worker(rotatingServer().desk, 'none').access(signal)).toEqual(ok('a-r2'));
  });
});
