import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { launchBrowser, type RunningBrowser } from '@/tests/support/harness/launch';
import {
  describeDrifts,
  driftCases,
  playDrifts,
  type DriftOutcome,
} from '@/tests/support/page-side/drift-drill';
import { setGate } from '@/tests/support/page-side/page-side';
import { makePageSideExtension } from '@/tests/support/page-side/test-extension';
import { DRIFTS } from '@/tests/support/whatsapp-web/drift-plan';
import { serveStandIn, type StandInServer } from '@/tests/support/whatsapp-web/server/serve';

/** `DRIFT_SEED=1234 DRIFT_COUNT=1` plays one drift again. */
const seed = Number(process.env['DRIFT_SEED'] ?? 20_261_002);
const count = Number(process.env['DRIFT_COUNT'] ?? 200);

let standIn: StandInServer;
let extensionDir: string;
let running: RunningBrowser;
let outcomes: DriftOutcome[];

beforeAll(async () => {
  standIn = await serveStandIn();
  extensionDir = await makePageSideExtension();
  running = await launchBrowser({ extensionDir, standIn });
  await running.openWhatsApp('chats=1');
  await setGate(running, 'open');
  const started = Date.now();
  outcomes = await playDrifts({ running, standIn, windows: Math.min(8, count) }, driftCases(count, seed));
  const ends = Object.groupBy(outcomes, ({ end }) => end);
  const counts = Object.entries(ends).map(([end, list]) => `${list?.length ?? 0} ${end}`);
  console.log(`Drift drill, seeds from ${seed}: ${counts.join(', ')} in ${Date.now() - started} ms`);
});

afterAll(async () => {
  await running.close();
  await standIn.close();
  await rm(extensionDir, { recursive: true });
});

const ending = (...ends: DriftOutcome['end'][]): DriftOutcome[] =>
  outcomes.filter(({ end }) => ends.includes(end));

describe('a page that nobody has seen before', () => {
  test('never makes the sidebar name somebody else', () => {
    expect(outcomes.length).toBe(count);
    expect(describeDrifts(ending('wrong'))).toBe('');
  });

  test('is either read right, or unknown with a word about it', () => {
    expect(describeDrifts(ending('unknown-unsaid'))).toBe('');
  });

  test.runIf(count >= 200)('is hard enough for the drill to mean something', () => {
    expect(ending('right').length).toBeGreaterThan(count / 5);
    expect(ending('unknown').length).toBeGreaterThan(count / 20);
    expect([...new Set(outcomes.flatMap(({ plan }) => plan.kinds))].sort()).toEqual([...DRIFTS].sort());
    for (const change of ['remove=', 'rename=', 'lie=', 'gen=no-modules'])
      expect(outcomes.filter(({ plan }) => plan.modules.startsWith(change)).length, change).toBeGreaterThan(
        0,
      );
  });

  test('leaves no error behind', () => running.assertClean());
});
