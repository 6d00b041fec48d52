import { describe, expect, it, vi } from 'vitest';
import { createEraseDesk, eraseAlarm } from '@/entrypoints/background/erase-job';
import { finishWipe, wipe } from '@/entrypoints/background/wipe-job';
import { buildHub, memoryFlag, person, type TestHub } from '@/tests/support/builders/test-hub';

const { alarms, places } = vi.hoisted(() => ({
  alarms: [] as string[],
  places: { isEmpty: true, empty: (): Promise<void> => Promise.resolve() },
}));

vi.mock('@/lib/platform/browser', () => ({
  browser: {
    alarms: { create: (name: string) => Promise.resolve(void alarms.push(name)) },
    runtime: { getURL: (path: string) => `chrome-extension://own${path}` },
    tabs: { query: () => Promise.resolve([{ id: 1 }]) },
    storage: {},
  },
}));
vi.mock('@/lib/platform/kept-places', () => ({
  keptPlaces: [
    { name: 'Files', empty: () => places.empty(), isEmpty: () => Promise.resolve(places.isEmpty) },
  ],
}));

const exports = { stopAll: () => undefined };
const wipeAll = (hub: TestHub) =>
  wipe(
    {
      root: hub.root,
      exports,
      forgetConsent: () => Promise.resolve(hub.root.gate.forget()),
      leaveAccount: () => Promise.resolve(),
    },
    { typed: 'ERASE' },
  );

describe('erasing everything', () => {
  it('refuses the commands that waited in line behind it, instead of beginning a new store with them', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person('+919864012345'));
    const wiped = wipeAll(hub);
    const late = hub.run('note.add', { contactId, body: 'late' });
    const label = hub.run('label.add', { name: 'late', colour: 'red' });
    expect(await wiped).toMatchObject({ ok: true });
    expect(await late).toMatchObject({ kind: 'nack', code: 'inert' });
    expect(await label).toMatchObject({ kind: 'nack', code: 'inert' });
    expect(hub.disk.rows('labels')).toEqual([]);
    expect(hub.root.data()).toBeNull();
  });

  it('ends an erasure that was begun; nothing wakes the worker for it any more', async () => {
    const hub = buildHub();
    const { contactId } = await hub.do('contact.save', person('+919864012345'));
    const desk = createEraseDesk(hub.root, exports);
    expect(await desk.begin({ contactId, typed: 'Asha' })).toMatchObject({ ok: true });
    expect(alarms).toEqual([eraseAlarm]);
    await wipeAll(hub);
    alarms.length = 0;
    hub.clock.move(30_000);
    await desk.resume();
    expect(alarms).toEqual([]);
  });

  it('that a stop of the worker cut short leaves nothing open, and the next worker goes on', async () => {
    const flag = memoryFlag('open');
    const hub = buildHub({ flag });
    await hub.do('contact.save', person('+919864012345'));
    const stopped = Promise.withResolvers<void>();
    places.isEmpty = false;
    places.empty = () => (stopped.resolve(), new Promise(() => {}));
    void wipeAll(hub);
    await stopped.promise;
    const next = buildHub({ flag, disk: hub.disk });
    await next.root.gate.ready;
    expect([next.root.gate.now(), next.root.gate.everAccepted()]).toEqual(['undecided', false]);
    expect(next.root.gate.isWiping()).toBe(true);
    expect(await next.root.open()).toMatchObject({ ok: false, code: 'inert' });
    places.empty = () => Promise.resolve(void (places.isEmpty = true));
    const forgotten = vi.fn(() => Promise.resolve(next.root.gate.forget()));
    const leaveAccount = () => Promise.resolve();
    await finishWipe({ root: next.root, exports, forgetConsent: forgotten, leaveAccount });
    expect(places.isEmpty).toBe(true);
    expect(forgotten).toHaveBeenCalledOnce();
    expect(next.root.gate.isWiping()).toBe(false);
  });
});
