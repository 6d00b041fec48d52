import { describe, expect, it, vi } from 'vitest';
import { createEraseDesk, eraseAlarm } from '@/entrypoints/background/erase-job';
import { wipe } from '@/entrypoints/background/wipe-job';
import { buildHub, person, type TestHub } from '@/tests/support/builders/test-hub';

const { alarms } = vi.hoisted(() => ({ alarms: [] as string[] }));

vi.mock('@/lib/platform/browser', () => ({
  browser: {
    alarms: { create: (name: string) => Promise.resolve(void alarms.push(name)) },
    runtime: { getURL: (path: string) => `chrome-extension://own${path}` },
    tabs: { query: () => Promise.resolve([{ id: 1 }]) },
    storage: {},
  },
}));
vi.mock('@/lib/platform/kept-places', () => ({ keptPlaces: [] }));

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
});
