import { beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseConsent, pause, readConsent } from '@/entrypoints/background/consent-job';
import { policy } from '@/lib/domain/privacy/policy';
import { createLine } from '@/lib/store/line';
import { buildHub, memoryFlag, type TestHub } from '@/tests/support/builders/test-hub';
import type { Gate } from '@/lib/messaging/wire/worker';
import type { Faults } from '@/tests/support/builders/memory-journal';

const { told, icon } = vi.hoisted(() => ({
  told: [] as unknown[],
  icon: { popup: '', badge: '', title: '' },
}));

vi.mock('@/lib/platform/browser', () => ({
  openPopup: () => Promise.resolve(),
  browser: {
    tabs: {
      query: () => Promise.resolve([{ id: 1 }, { id: 2 }, {}]),
      sendMessage: (id: number, message: unknown) => {
        told.push([id, message]);
        return id === 2 ? Promise.reject(new Error('nobody there')) : Promise.resolve();
      },
    },
    action: {
      setPopup: ({ popup }: { popup: string }) => Promise.resolve(void (icon.popup = popup)),
      setTitle: ({ title }: { title: string }) => Promise.resolve(void (icon.title = title)),
      setBadgeText: ({ text }: { text: string }) => Promise.resolve(void (icon.badge = text)),
      setBadgeBackgroundColor: () => Promise.resolve(),
    },
  },
}));

beforeEach(() => {
  told.length = 0;
});

type Desk = TestHub & { readonly line: ReturnType<typeof createLine> };
const choose = (hub: Desk, choice: 'accepted' | 'declined' | 'withdrawn') => chooseConsent(hub, { choice });
const choices = (hub: TestHub) => hub.disk.rows('consents').map((row) => row.d['choice']);
const start = (gate: Gate, faults: Faults = {}): Desk => ({
  ...buildHub({ gate, faults }),
  line: createLine(),
});

describe('the choice on the welcome page', () => {
  it('Accept keeps the proof, opens the gate and tells every open tab', async () => {
    const hub = start('undecided');
    expect(await choose(hub, 'accepted')).toEqual({ ok: true, value: { gate: 'open' } });
    expect(hub.disk.rows('consents').map((row) => row.d)).toMatchObject([
      { choice: 'accepted', policyVersion: policy.version, policyHash: policy.sha256, at: hub.clock.now() },
    ]);
    expect(told).toEqual([1, 2].map((id) => [id, { to: 'page', kind: 'gate', gate: 'open' }]));
    expect(icon).toMatchObject({ popup: 'popup.html', badge: '' });
  });

  it('Not now opens no store and writes no row', async () => {
    const hub = start('undecided');
    expect(await choose(hub, 'declined')).toEqual({ ok: true, value: { gate: 'declined' } });
    expect(hub.root.data()).toBeNull();
    expect(hub.disk.commits).toBe(0);
    expect(icon.popup).toBe('');
  });

  it('Accept that cannot be written leaves the gate closed', async () => {
    const hub = start('undecided', { before: () => 'full' });
    expect(await choose(hub, 'accepted')).toMatchObject({ ok: false, code: 'broken' });
    expect(hub.root.gate.now()).toBe('undecided');
    expect(told).toEqual([]);
  });

  it('taken back closes the gate even where that cannot be written down, and keeps the data', async () => {
    let fail = false;
    const hub = start('undecided', { before: () => (fail ? 'full' : null) });
    await choose(hub, 'accepted');
    await hub.do('label.add', { name: 'VIP', colour: 'red' });
    fail = true;
    expect(await choose(hub, 'withdrawn')).toEqual({ ok: true, value: { gate: 'declined' } });
    expect(hub.root.gate.now()).toBe('declined');
    expect(hub.disk.rows('labels')).toHaveLength(1);
    fail = false;
    await choose(hub, 'accepted');
    await choose(hub, 'withdrawn');
    expect(choices(hub)).toEqual(['accepted', 'accepted', 'withdrawn']);
  });

  it('made in two pages at once is written once', async () => {
    const hub = start('undecided');
    const both = await Promise.all([choose(hub, 'accepted'), choose(hub, 'accepted')]);
    expect(both).toEqual([1, 2].map(() => ({ ok: true, value: { gate: 'open' } })));
    expect(choices(hub)).toEqual(['accepted']);
  });

  it('that a stop of the worker cut short leaves a store that is known of, and is not proven twice', async () => {
    const flag = memoryFlag('undecided');
    const stopped = Promise.withResolvers<void>();
    const first = buildHub({ flag, faults: { after: () => (stopped.resolve(), new Promise(() => {})) } });
    void choose({ ...first, line: createLine() }, 'accepted');
    await stopped.promise;
    const next: Desk = { ...buildHub({ flag, disk: first.disk }), line: createLine() };
    await next.root.gate.ready;
    expect([next.root.gate.now(), next.root.gate.everAccepted()]).toEqual(['undecided', true]);
    expect(await choose(next, 'accepted')).toEqual({ ok: true, value: { gate: 'open' } });
    expect(choices(next)).toEqual(['accepted']);
  });

  it('Not now after such a stop is written down, because there is a store', async () => {
    const flag = memoryFlag('undecided');
    const hub: Desk = { ...buildHub({ flag }), line: createLine() };
    await hub.root.gate.prepare();
    expect(await choose(hub, 'declined')).toEqual({ ok: true, value: { gate: 'declined' } });
    expect(choices(hub)).toEqual(['declined']);
  });

  it('can be read before anything exists', async () => {
    expect(await readConsent(start('undecided'))).toEqual({
      ok: true,
      value: { gate: 'undecided', policyVersion: policy.version },
    });
  });
});

describe('pause', () => {
  it('closes the gate in every tab, shows on the icon, and ends', async () => {
    const hub = start('open');
    expect(await pause(hub, { paused: true })).toEqual({ ok: true, value: { gate: 'paused' } });
    expect(icon.badge).not.toBe('');
    expect(told.at(-1)).toEqual([2, { to: 'page', kind: 'gate', gate: 'paused' }]);
    expect(await pause(hub, { paused: false })).toEqual({ ok: true, value: { gate: 'open' } });
    expect(icon.badge).toBe('');
  });

  it('is not for those who never accepted', async () => {
    for (const gate of ['undecided', 'declined'] as const) {
      expect(await pause(start(gate), { paused: false })).toEqual({ ok: false, code: 'not-accepted' });
    }
  });
});
