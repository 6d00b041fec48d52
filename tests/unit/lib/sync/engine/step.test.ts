import { describe, expect, it } from 'vitest';
import type { Operation } from '@/lib/domain/shared/operation';
import { timeOfStamp } from '@/lib/domain/shared/stamp';
import { summaryOf, truthOf } from '@/lib/sync/engine/summary';
import { clientId, EngineBench } from '../../../../support/simulation/engine-bench';

/** The numbers are those of lib/sync/SPEC.md. */

const minute = 60_000;
const away = { kind: 'network' } as const;
const refusal = { mid: 1, code: 'forbidden', say: 'You may not.' } as const;

describe('requests', () => {
  it('P1 go one at a time, and only the answer to the one on its way counts', () => {
    const bench = new EngineBench().settled().commit(new EngineBench().name('a', 'one'));
    const { call } = bench;
    expect(bench.asked('push')?.mutations).toHaveLength(1);
    bench.commit(bench.name('b', 'two'));
    expect(bench.effects.filter(({ kind }) => kind !== 'wake')).toEqual([]);
    const before = bench.state;
    bench.feed({
      kind: 'pushed',
      call: call - 1,
      answer: { last: 9, head: 9, refusals: [], sentAt: 0, serverTime: null },
    });
    expect(bench.state.outbox).toBe(before.outbox);
    expect(bench.state.doing?.call).toBe(call);
    bench.pushed();
    expect(bench.asked('push')?.mutations.map(({ mid }) => mid)).toEqual([2]);
  });

  it('P2 keep within the limits of the contract, in order', () => {
    const bench = new EngineBench().settled();
    bench.feed({ kind: 'online', online: false });
    const long = 'x'.repeat(100_000);
    for (const id of ['a', 'b', 'c', 'd']) bench.commit(bench.name(id, long));
    bench.commit(...Array.from({ length: 1_200 }, (_, index) => bench.name(`n${index}`, 'many')));
    bench.feed({ kind: 'online', online: true });
    const sent: number[][] = [];
    while (bench.asked('push') !== undefined) {
      const { mutations } = bench.asked('push')!;
      sent.push(mutations.map(({ mid }) => mid));
      expect(mutations.flatMap(({ operations }) => operations).length).toBeLessThanOrEqual(500);
      expect(JSON.stringify(mutations).length).toBeLessThan(262_144);
      bench.pushed();
    }
    expect(sent.flat()).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(sent.length).toBe(5);
  });

  it('P17 that hang are given up, and their late answers change nothing', () => {
    const bench = new EngineBench().settled().commit(new EngineBench().name('a', 'one'));
    const { call } = bench;
    bench.pass(31_000);
    expect(bench.asked('abandon')?.call).toBe(call);
    expect(bench.state.outbox[0]?.phase).toBe('waiting');
    bench.feed({
      kind: 'pushed',
      call,
      answer: { last: 1, head: 1, refusals: [], sentAt: 0, serverTime: null },
    });
    expect(bench.state.outbox[0]?.phase).toBe('waiting');
  });
});

describe('failures', () => {
  it('P3 are tried again later and later, from 1 s to 5 min, at once when the network is back or somebody asks', () => {
    const bench = new EngineBench().settled();
    bench.commit(bench.name('a', 'one'));
    bench.random = 0.999;
    const waits: number[] = [];
    for (let count = 0; count < 14; count += 1) {
      bench.failed(away);
      waits.push(bench.state.notBefore - bench.now);
      expect(bench.state.doing).toBeNull();
      bench.now = bench.state.notBefore;
      bench.feed({ kind: 'alarm' });
    }
    expect(waits[0]).toBeGreaterThanOrEqual(1_000);
    expect(waits[0]).toBeLessThanOrEqual(2_000);
    expect(waits.every((wait, index) => index === 0 || wait >= waits[index - 1]!)).toBe(true);
    expect(waits.at(-1)).toBeGreaterThan(290_000);
    expect(waits.at(-1)).toBeLessThanOrEqual(300_000);
    bench.failed(away).feed({ kind: 'asked' });
    expect(bench.state.doing).not.toBeNull();
    bench.failed(away).feed({ kind: 'online', online: false }).feed({ kind: 'online', online: true });
    expect(bench.state.doing).not.toBeNull();
  });

  it('P4 wait as long as the server asks, in seconds or as a date, and no longer than an hour', () => {
    const wait = (retryAfter: string): number => {
      const bench = new EngineBench().settled();
      bench.random = 0;
      bench.commit(bench.name('a', 'one')).refusedWith('unavailable', { status: 503, retryAfter });
      return bench.state.notBefore - bench.now;
    };
    expect(wait('120')).toBe(120_000);
    expect(wait(new Date(new EngineBench().now + 90_000).toUTCString())).toBe(90_000);
    expect(wait('99999999')).toBe(60 * minute);
    expect(wait('soon')).toBe(1_000);
    expect(wait('-5')).toBe(1_000);
  });

  it('P12 of one change are found by halving; that one is refused here and all others go', () => {
    const bench = new EngineBench().settled();
    bench.feed({ kind: 'online', online: false });
    for (const id of ['a', 'bad', 'c', 'd']) bench.commit(bench.name(id, id));
    bench.feed({ kind: 'online', online: true });
    for (
      let count = 0;
      count < 40 && bench.state.outbox.some(({ phase }) => phase === 'waiting');
      count += 1
    ) {
      const mutations = bench.asked('push')?.mutations ?? [];
      if (mutations.some(({ operations }) => operations.some(({ id }) => id === 'bad'))) {
        bench.refusedWith('invalid', { status: 422 });
      } else bench.pushed();
    }
    expect(bench.state.outbox.map(({ phase }) => phase)).toEqual([
      'accepted',
      'refused',
      'accepted',
      'accepted',
    ]);
    expect(bench.state.record).toMatchObject({ last: 3, nextMid: 4 });
    expect(truthOf(bench.state, 'contacts bad')).toMatchObject({ kind: 'refused', code: 'invalid' });
  });

  it('P13 of the token renew it once, then ask for a sign-in; nothing is dropped', () => {
    const bench = new EngineBench().settled();
    bench.commit(bench.name('a', 'one')).refusedWith('unauthorized', { status: 401 });
    expect(bench.asked('renew')).toBeDefined();
    expect(bench.state.doing).toBeNull();
    bench.feed({ kind: 'access', access: 'ready' });
    expect(bench.asked('push')).toBeDefined();
    bench.refusedWith('unauthorized', { status: 401 });
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ condition: 'signed-out', waiting: 1 });
    bench.feed({ kind: 'access', access: 'ready' });
    bench.refusedWith('device_locked', { status: 401 });
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ condition: 'signed-out', waiting: 1 });
    bench
      .feed({ kind: 'access', access: 'ready' })
      .refusedWith('device_wiped', { status: 401, order: 'signed' });
    expect(bench.asked('wipe')?.order).toBe('signed');
    expect(bench.save).toBeNull();
  });
});

describe('out of sight', () => {
  it('P5 work comes in bursts: no request starts later than 25 s after what began it', () => {
    const bench = new EngineBench().start(false);
    bench.random = 0;
    let latest = 0;
    const began = bench.now;
    while (bench.now < began + 29_000) {
      if (bench.state.doing !== null) latest = bench.now - began;
      bench.failed(away);
      bench.now += 400;
      bench.feed({ kind: 'hint', head: 0 });
    }
    expect(latest).toBeGreaterThan(15_000);
    expect(latest).toBeLessThan(25_000);
    expect(bench.state.wakeAt - began).toBeLessThanOrEqual(5 * minute);
    bench.now = began + 5 * minute;
    bench.feed({ kind: 'alarm' });
    expect(bench.state.doing).not.toBeNull();
  });

  it('P14 the live socket is closed; in sight it is open, and its hints only make us ask', () => {
    const bench = new EngineBench().settled();
    bench.feed({ kind: 'live', state: 'open' }).pulled();
    expect(bench.state.doing).toBeNull();
    bench.feed({ kind: 'hint', head: 7 });
    expect(bench.asked('pull')).toBeDefined();
    bench.pulled({ head: 7 }).feed({ kind: 'hint', head: 7 });
    expect(bench.state.doing).toBeNull();
    bench.feed({ kind: 'visible', visible: false });
    expect(bench.asked('closeLive')).toBeDefined();
    bench.feed({ kind: 'visible', visible: true });
    expect(bench.asked('openLive')).toBeDefined();
  });

  it('P15 an update is installed when nothing is under way, and not before', () => {
    const bench = new EngineBench().settled();
    bench.feed({ kind: 'update' });
    expect(bench.asked('restart')).toBeUndefined();
    bench.commit(bench.name('a', 'one')).feed({ kind: 'visible', visible: false });
    expect(bench.asked('restart')).toBeUndefined();
    bench.pushed();
    expect(bench.asked('restart')).toBeUndefined();
    bench.pulled();
    expect(bench.asked('restart')).toBeDefined();
  });
});

describe('detectors', () => {
  it('P6 five answers in ten seconds that change nothing are a loop: it stops, and longer each time', () => {
    const bench = new EngineBench().settled();
    for (let count = 0; count < 30 && bench.state.loops === 0; count += 1) {
      bench.now += 100;
      bench.pulled({ more: true, cursor: bench.state.record.cursor ?? '' });
      bench.feed({ kind: 'hint', head: 1_000 + count });
    }
    expect(bench.state.loops).toBe(1);
    expect(bench.state.doing).toBeNull();
    expect(bench.state.notBefore - bench.now).toBeGreaterThanOrEqual(minute);
    expect(bench.state.record.cursor).toBeNull();
  });

  it('P7 a change that waits three minutes although the server answers is called stuck', () => {
    const bench = new EngineBench().settled();
    bench.commit(bench.name('a', 'one'));
    expect(summaryOf(bench.state, bench.now).condition).toBe('busy');
    const began = bench.now;
    while (bench.now < began + 3 * minute) {
      expect(summaryOf(bench.state, bench.now).condition).not.toBe('stuck');
      if (bench.state.doing?.kind === 'push') bench.refusedWith('odd', { status: 400 });
      else if (bench.state.doing === null) bench.pass(1_000);
      else bench.pulled();
    }
    while (bench.state.doing?.kind !== 'pull') {
      if (bench.state.doing === null) bench.pass(1_000);
      else bench.refusedWith('odd', { status: 400 });
    }
    bench.pulled();
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ condition: 'stuck', waiting: 1 });
    while (bench.state.doing === null) bench.pass(1_000);
    bench.failed(away);
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ condition: 'unreachable', since: bench.now });
  });
});

describe('truth', () => {
  it('P18 what is only seen through another mask stays until it was loaded anew, and goes where it cannot be', () => {
    const bench = new EngineBench().settled().feed({ kind: 'asked' });
    const mask = { gained: ['workspace'], lost: ['workspace', 'team:gone'] };
    bench.pulled(mask);
    expect(bench.save?.base).toMatchObject({ dropScopes: ['team:gone'] });
    expect(bench.asked('snapshot')?.scopes).toEqual(['workspace']);
    bench.refusedWith('not_found', { status: 404 });
    expect(bench.state.record).toMatchObject({ cursor: null, gained: [] });
    expect(bench.asked('snapshot')?.scopes).toBeNull();
  });

  it('P16 "current" is said only where nothing waits and nothing is left to fetch', () => {
    const bench = new EngineBench();
    const said = (): string => summaryOf(bench.state, bench.now).condition;
    bench.start();
    expect(said()).toBe('loading');
    bench.loaded([]);
    expect(said()).toBe('busy');
    bench.pulled();
    expect(said()).toBe('current');
    bench.commit(bench.name('a', 'one'));
    expect(said()).toBe('busy');
    expect(truthOf(bench.state, 'contacts a').kind).toBe('sent');
    bench.pushed();
    expect(said()).toBe('busy');
    expect(truthOf(bench.state, 'contacts a').kind).toBe('on-server');
    bench.pulled({ last: 1 });
    expect(said()).toBe('current');
    bench.feed({ kind: 'online', online: false });
    bench.commit(bench.name('b', 'two'));
    expect(said()).toBe('offline');
    expect(truthOf(bench.state, 'contacts b').kind).toBe('waiting');
  });

  it('P11 a refusal whose answer was lost is shown, and repeated by the server until the person is done with it', () => {
    const bench = new EngineBench().settled();
    bench.commit(bench.name('a', 'one')).failed(away);
    bench.now = bench.state.notBefore;
    bench.feed({ kind: 'alarm' }).pulled({ last: 1, refusals: [refusal] });
    expect(truthOf(bench.state, 'contacts a')).toMatchObject({ kind: 'refused', code: 'forbidden' });
    expect(summaryOf(bench.state, bench.now)).toMatchObject({ refused: 1, waiting: 0 });
    bench.feed({ kind: 'discarded', id: 'id-1' });
    expect(bench.save?.drop).toEqual(['id-1']);
    expect(bench.asked('confirm')?.mids).toEqual([1]);
    bench.failed(away);
    bench.now = bench.state.notBefore;
    bench.feed({ kind: 'alarm' });
    while (bench.state.doing?.kind === 'pull') bench.pulled({ refusals: [refusal] });
    expect(bench.state.outbox).toEqual([]);
    expect(bench.asked('confirm')?.mids).toEqual([1]);
    bench.feed({ kind: 'confirmed', call: bench.call, refusals: [] });
    expect(bench.state.record.confirming).toEqual([]);
  });

  it('P11 a refusal of something that is not on this disk any more is shown all the same', () => {
    const bench = new EngineBench().settled();
    bench.feed({ kind: 'asked' }).pulled({ refusals: [{ ...refusal, mid: 0 }] });
    expect(summaryOf(bench.state, bench.now).refused).toBe(1);
  });
});

describe('clocks', () => {
  it('P8 a clock that was ahead is corrected: stamps are given anew, in order, and removals follow', () => {
    const bench = new EngineBench().settled();
    const ahead = bench.now + 10 * minute;
    bench.feed({ kind: 'online', online: false });
    const name = bench.name('a', 'one', ahead);
    const about = { table: 'contacts', id: 'a', field: 'labels', element: 'vip' };
    const add: Operation = { op: 'add', ...about, stamp: name.stamp.replace(/^(.{9})000/, '$1001') };
    const remove: Operation = {
      op: 'remove',
      ...about,
      dots: [add.stamp],
      stamp: add.stamp.replace(/^(.{9})001/, '$1002'),
    };
    bench.commit(name, add).commit(remove).commit(bench.name('a', 'two'));
    bench.feed({ kind: 'online', online: true }).refusedWith('clock', { serverTime: bench.now });
    const all = bench.state.outbox.flatMap(({ operations }) => operations);
    const stamps = all.map(({ stamp }) => stamp);
    expect(stamps).toEqual(stamps.toSorted());
    expect(new Set(stamps).size).toBe(4);
    expect(
      stamps.every((stamp) => timeOfStamp(stamp) <= bench.now + minute && stamp.endsWith(clientId)),
    ).toBe(true);
    expect(all[2]).toMatchObject({ op: 'remove', dots: [all[1]!.stamp] });
    expect(bench.save?.clock).toEqual({ kind: 'replace', stamp: stamps.at(-1) });
    expect(bench.asked('push')).toBeDefined();
  });
});

describe('loading anew', () => {
  it('P9 a reset keeps what is pending and what is on screen until everything has come', () => {
    const bench = new EngineBench().settled();
    bench
      .feed({ kind: 'asked' })
      .pulled({ rows: [{ k: 'contacts', id: 'a', seq: 1, sc: 'workspace', d: { name: 'A' }, c: {} }] });
    bench.feed({ kind: 'online', online: false }).commit(bench.name('b', 'mine'));
    bench.feed({ kind: 'online', online: true }).failed(away);
    bench.now = bench.state.notBefore;
    bench.feed({ kind: 'alarm' }).refusedWith('reset', { status: 410, reason: 'horizon' });
    expect(bench.save?.base).toBeNull();
    expect(bench.state.outbox).toHaveLength(1);
    while (bench.state.doing?.kind === 'push') bench.pushed();
    expect(bench.asked('snapshot')).toMatchObject({ scopes: null, cursor: null });
    bench.loaded([{ k: 'contacts', id: 'c', seq: 9, sc: 'workspace', d: {}, c: {} }], 1);
    expect(bench.save?.base).toMatchObject({ kind: 'install', scopes: 'all' });
    expect(bench.asked('pull')).toBeDefined();
  });

  it('P10 digests are compared after a snapshot and once a day; what differs is loaded anew, three times at most', () => {
    const bench = new EngineBench().start().loaded([]);
    const digest = { workspace: { n: 2, sum: 'aaaaaaaaaaaa' } };
    const wrong = { workspace: { n: 1, sum: 'bbbbbbbbbbbb' } };
    let loads = 0;
    expect(bench.asked('pull')?.digest).toBe(true);
    for (let count = 0; count < 20 && bench.state.doing !== null; count += 1) {
      const { kind } = bench.state.doing;
      if (kind === 'pull') bench.pulled({ digest });
      else if (kind === 'audit') bench.feed({ kind: 'audited', call: bench.call, found: wrong });
      else {
        expect(bench.asked('snapshot')?.scopes).toEqual(['workspace']);
        loads += 1;
        bench.loaded([]);
      }
    }
    expect(loads).toBe(3);
    bench.pass(2 * minute);
    expect(bench.asked('pull')?.digest).toBe(false);
    bench.pulled();
    bench.now += 24 * 60 * minute;
    bench.feed({ kind: 'alarm' });
    expect(bench.asked('pull')?.digest).toBe(true);
    bench.pulled({ digest }).feed({ kind: 'audited', call: bench.call, found: digest });
    expect(bench.state.record.rebuilt).toBe(0);
  });
});
