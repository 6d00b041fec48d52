import { describe, expect, it } from 'vitest';
import { answerPolicy, isPausedByPolicy, readPolicy } from '@/entrypoints/background/policy-desk';
import type { PolicyNotice } from '@/lib/onechat/client-config';
import { buildHub, person } from '@/tests/support/builders/test-hub';

const day = 86_400_000;
const notice: PolicyNotice = {
  version: '2026-01-20',
  effective: '2026-01-18',
  sha256: 'a'.repeat(64),
  material: true,
  changes: ['More is read.'],
};

/** On the 15th of January, with a notice of a policy that is in force on the 18th. */
function desk(policy: PolicyNotice | null = notice) {
  const hub = buildHub();
  const told = { version: 1, off: [], policy, askedAt: 0, refused: null };
  const parts = { root: hub.root, runner: hub.runner, config: { standing: async () => told } };
  const news = async () => {
    const read = await readPolicy(parts);
    return read.ok ? read.value : null;
  };
  const answer = (agree: boolean, version = notice.version) => answerPolicy(parts, { version, agree });
  return { hub, parts, news, answer };
}

describe('a newer privacy policy', () => {
  it('asks, and pauses from the day it is in force, until a person agrees; their own work goes on', async () => {
    const { hub, parts, news, answer } = desk();
    expect(await news()).toMatchObject({ answer: 'none', pauses: false });
    hub.clock.move(3 * day);
    expect(await news()).toMatchObject({ answer: 'none', pauses: true });
    await hub.do('contact.save', person('+919864012345'));
    expect(await answer(true)).toEqual({ ok: true, value: null });
    expect(await news()).toMatchObject({ answer: 'agreed', pauses: false });
    expect(await isPausedByPolicy(parts)).toBe(false);
    expect(hub.disk.rows('consents').map(({ d }) => d)).toMatchObject([
      { choice: 'accepted', policyVersion: notice.version, policyHash: notice.sha256, at: hub.clock.now() },
    ]);
  });

  it('that was declined goes on pausing, in the next life of the worker too, and a person may change their mind', async () => {
    const { hub, parts, news, answer } = desk();
    hub.clock.move(3 * day);
    await answer(false);
    const next = buildHub({ disk: hub.disk, clock: hub.clock });
    expect(await isPausedByPolicy({ ...parts, root: next.root })).toBe(true);
    expect(await news()).toMatchObject({ answer: 'declined', pauses: true });
    hub.clock.move(1);
    await answer(true);
    expect(await news()).toMatchObject({ answer: 'agreed', pauses: false });
  });

  it('of another text than the one agreed to asks again', async () => {
    const { hub, answer } = desk();
    hub.clock.move(3 * day);
    await answer(true);
    const other = desk({ ...notice, sha256: 'b'.repeat(64) });
    expect(await isPausedByPolicy({ ...other.parts, root: hub.root })).toBe(true);
  });

  it('that changes nothing of what was agreed to pauses nothing', async () => {
    const { hub, news } = desk({ ...notice, material: false });
    hub.clock.move(3 * day);
    expect(await news()).toMatchObject({ pauses: false, changes: notice.changes });
  });

  it('cannot be answered where there is none, or another', async () => {
    expect(await desk(null).answer(true)).toMatchObject({ ok: false, code: 'not-found' });
    const { hub, answer } = desk();
    expect(await answer(true, '2025-01-01')).toMatchObject({ ok: false, code: 'not-found' });
    expect(hub.disk.rows('consents')).toEqual([]);
  });
});
