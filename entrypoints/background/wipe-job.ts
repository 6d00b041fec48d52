import { isWipeWord } from '@/lib/domain/privacy/wipe-word';
import { failed, ok } from '@/lib/domain/shared/result';
import type { Root } from '@/lib/hub/root';
import type { JobArgs, JobResults } from '@/lib/messaging/contract/jobs';
import { browser } from '@/lib/platform/browser';
import { keptPlaces } from '@/lib/platform/kept-places';
import { heldOf } from '@/lib/privacy/held-of';
import { heldCounts, type TableCount } from '@/lib/privacy/held-tables';
import { checkPlaces, emptyPlaces } from '@/lib/privacy/wipe';
import type { ExportDesk } from './export-job';

/** What must happen around a wipe, outside this product's stores. */
export interface WipeSurroundings {
  readonly root: Root;
  readonly exports: ExportDesk;
  /** Closes the gate for good: consent is gone, open tabs go inert, the icon opens the welcome page again. */
  forgetConsent(): Promise<void>;
  /** Lets go of the account: what is under way stops, and the server is told if it can be. */
  leaveAccount(): Promise<void>;
}

/** Erases everything on this computer, reads every place again and says what it found. There is no undo. */
export async function wipe(
  { root, exports, forgetConsent, leaveAccount }: WipeSurroundings,
  { typed }: JobArgs<'wipe'>,
): Promise<JobResults['wipe']> {
  if (!isWipeWord(typed)) return failed('not-confirmed');
  exports.stopAll();
  // Begun while the account is still known; the line is not kept waiting for a server.
  const left = leaveAccount();
  // A stop of the worker from here on leaves everything closed, and the next worker goes on. Where not even this can
  // be written, the keys still go first.
  const noted = root.gate.beginWipe().catch(() => root.log.note('wipe-not-noted'));
  const generation = root.data()?.generation ?? 0;
  // In the line of commands, so that none is half written; a store that does not open is erased all the same.
  const inLine = await root.runExclusive(async (data) => {
    await noted;
    return destroyStore(root, data);
  });
  await noted;
  const erased = inLine.ok ? inLine.value : [];
  close(root);
  await left;
  await emptyPlaces(keptPlaces);
  await forgetConsent();
  root.broadcast({ kind: 'wiped', generation });
  await openWelcomeBehind();
  return ok({ at: root.clock.now(), erased, checks: await checkPlaces(keptPlaces) });
}

async function destroyStore(
  root: Root,
  data: NonNullable<ReturnType<Root['data']>>,
): Promise<readonly TableCount[]> {
  try {
    const counts = await heldCounts(heldOf(data), root.signal);
    // Keys first. Whatever it could not destroy is found and reported by the check of every place.
    await data.journal.destroy();
    return counts;
  } finally {
    // Still in the line: the next command in it would begin a new store.
    close(root);
  }
}

/** Forgets what is in memory, and that anybody ever accepted, so that nothing opens a store again. */
function close(root: Root): void {
  root.drop();
  root.gate.forget();
}

/** Goes on where a worker was stopped while it erased everything; there is nobody left to give a receipt to. */
export async function finishWipe({ forgetConsent }: WipeSurroundings): Promise<void> {
  await emptyPlaces(keptPlaces);
  await forgetConsent();
  await openWelcomeBehind();
}

/** The welcome page, behind the page that shows the receipt. One that is open is told by the broadcast. */
async function openWelcomeBehind(): Promise<void> {
  const url = browser.runtime.getURL('/welcome.html');
  const open = await browser.tabs.query({ url: `${url}*` });
  if (open.length === 0) await browser.tabs.create({ url, active: false });
}
