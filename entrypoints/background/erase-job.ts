import { records } from '@/lib/catalogue/records';
import { z } from '@/lib/catalogue/zod';
import { isTyped } from '@/lib/domain/privacy/name-to-type';
import type { Json } from '@/lib/domain/shared/json';
import { failed, ok } from '@/lib/domain/shared/result';
import type { Data, Root } from '@/lib/hub/root';
import type { EraseReceipt, JobArgs, JobResults } from '@/lib/messaging/contract/jobs';
import { eraseReceipt } from '@/lib/messaging/contract/results';
import { eraseShared, forgetBases, storedRows } from '@/lib/hub/sync/erase-shared';
import { browser } from '@/lib/platform/browser';
import { opfsKeyFile } from '@/lib/platform/keys';
import { smallValues } from '@/lib/platform/small-values';
import { erasedRows, hotAfter } from '@/lib/privacy/erase/after-erasure';
import { erasePlan, type ErasePlan } from '@/lib/privacy/erase/erase-plan';
import { wholePlan } from '@/lib/privacy/erase/whole-plan';
import { mentionsAny } from '@/lib/privacy/erase/mentions';
import { nameOf, planCounts } from '@/lib/privacy/erase/erase-preview';
import { nothingLeft, nothingLeftOnDisk } from '@/lib/privacy/erase/verify-erasure';
import { heldOf } from '@/lib/privacy/held-of';
import { createJournal } from '@/lib/store/create-journal';
import type { ExportDesk } from './export-job';
import { keptValue } from './kept-value';

/** Erasing one customer: hidden at once, taken back for 30 s, then final. */
export interface EraseDesk {
  begin(args: JobArgs<'erase.begin'>): Promise<JobResults['erase.begin']>;
  undo(args: JobArgs<'erase.undo'>): Promise<JobResults['erase.undo']>;
  receipt(args: JobArgs<'erase.receipt'>): Promise<JobResults['erase.receipt']>;
  /** Makes final whatever is due and wakes again for the rest; call it when the store was opened and at the alarm. */
  resume(): Promise<void>;
}

/** The alarm that finishes an erasure when the worker slept meanwhile. */
export const eraseAlarm = 'erase';

const undoFor = 30_000;
/** Until the next attempt, after one that the store refused. */
const retryAfter = 60_000;

/** The desk of one worker; whoever builds it calls `resume` once the store was opened. */
export function createEraseDesk(root: Root, exports: ExportDesk): EraseDesk {
  const wakeAt = (at: number): void => {
    void browser.alarms.create(eraseAlarm, { when: at });
    root.clock.after(Math.max(0, at - root.clock.now()), () => void resume(), root.signal);
  };

  async function resume(): Promise<void> {
    const due = await root.runExclusive((data) => finishDue(root, exports, data));
    // There is no store, so there is nothing to finish: everything was erased meanwhile.
    if (!due.ok && due.code === 'inert') return;
    const next = due.ok ? due.value : root.clock.now() + retryAfter;
    if (next !== null) wakeAt(next);
  }

  return {
    resume,
    async begin({ contactId, typed }) {
      const begun = await root.runExclusive(async (data): Promise<JobResults['erase.begin']> => {
        const held = heldOf(data);
        if (erasePlan(held, contactId) === undefined) return failed('not-found');
        // For a whole team only owners and managers erase; the server would refuse it.
        if (data.synced !== null && data.account?.seat.role === 'agent') return failed('refused');
        if (!isTyped(typed, nameOf(held, contactId))) return failed('not-confirmed');
        exports.stopAll();
        const until = root.clock.now() + undoFor;
        const noted = await note(data, [...without(data, contactId), { contactId, until }]);
        if (!noted) return failed('broken');
        data.model.hide(contactId, true);
        root.changed('all');
        return ok({ until });
      });
      if (!begun.ok) return failed('broken');
      if (begun.value.ok) wakeAt(begun.value.value.until);
      return begun.value;
    },
    async undo({ contactId }) {
      const undone = await root.runExclusive(async (data): Promise<JobResults['erase.undo']> => {
        if (!data.erasing.some((each) => each.contactId === contactId)) return failed('not-found');
        if (!(await note(data, without(data, contactId)))) return failed('broken');
        data.model.hide(contactId, false);
        root.changed('all');
        return ok(null);
      });
      return undone.ok ? undone.value : failed('broken');
    },
    receipt: async ({ contactId }) => ok(await readReceipt(contactId)),
  };
}

type Erasing = Data['erasing'];

function without(data: Data, contactId: string): Erasing {
  return data.erasing.filter((each) => each.contactId !== contactId);
}

async function note(data: Data, erasing: Erasing): Promise<boolean> {
  const written = await data.journal.setErasing(erasing);
  if (written.ok) data.erasing = erasing;
  return written.ok;
}

/** Makes every due erasure final; tells when to come back, or `null` where nothing waits. */
async function finishDue(root: Root, exports: ExportDesk, data: Data): Promise<number | null> {
  for (const { contactId, until } of data.erasing) {
    if (until > root.clock.now()) continue;
    if (!(await finish(root, exports, { data, contactId }))) return root.clock.now() + retryAfter;
  }
  const waiting = data.erasing.map((each) => each.until);
  return waiting.length === 0 ? null : Math.min(...waiting);
}

/**
 * A new generation without the customer is made and switched to in one step; then memory follows. A kill before the
 * switch leaves the erasure noted, one after it leaves nothing to do but to strike out the note.
 */
async function finish(
  root: Root,
  exports: ExportDesk,
  of: { data: Data; contactId: string },
): Promise<boolean> {
  const { data, contactId } = of;
  const held = heldOf(data);
  const plan = await wholePlan(held, contactId, root.signal);
  if (plan === undefined) return note(data, without(data, contactId));
  exports.stopAll();
  const erased = await planCounts(held, plan, root.signal);
  const name = nameOf(held, contactId);
  const shared = eraseShared(root, data, plan.hot);
  const made = await data.journal.newGeneration({
    hot: hotAfter(storedRows(data), plan),
    ...(shared === null ? {} : { aside: shared.aside }),
    keepCold: plan.leftOfCold,
    keepMisfit: (row) => !plan.reachesMisfit(row),
    clock: data.stamps.last(),
    head: data.head,
    signal: root.signal,
  });
  if (!made.ok) return false;
  data.generation = made.value.generation;
  data.histories.clear();
  forgetBases(data, plan.hot);
  if (shared !== null) await root.enlisted(data, shared.enlisted);
  root.applied(data, erasedRows(plan));
  data.model.hide(contactId, false);
  await rebuildSearch(root, data);
  // The receipt is there before the note is struck out: whoever sees that the erasure is over asks for it once.
  await writeReceipt(await receiptFor(root, { data, plan, erased, name }));
  const struck = await note(data, without(data, contactId));
  root.changed('all');
  return struck;
}

/** The index forgets a row but keeps its words until it is made anew. */
async function rebuildSearch(root: Root, data: Data): Promise<void> {
  data.search.clear();
  await data.search.build(root.clock, root.signal);
}

/** Every place is read again; the store on disk is opened a second time, with the key that lies there now. */
async function receiptFor(root: Root, of: Erased): Promise<EraseReceipt> {
  const { data, plan, erased, name } = of;
  const { signal } = root;
  const journal = createJournal({ keys: opfsKeyFile(), now: root.clock.now });
  const found = data.search.find(name, 50).contacts;
  const values = await Promise.all([smallValues('local').all(), smallValues('session').all()]);
  return {
    contactId: plan.contactId,
    at: root.clock.now(),
    erased,
    checks: [
      { place: 'memory', empty: await nothingLeft(heldOf(data), plan, signal) },
      { place: 'search', empty: !found.some((id) => plan.people.has(id)) },
      { place: 'disk', empty: await nothingLeftOnDisk(journal, plan, signal) },
      { place: 'values', empty: !mentionsAny(jsonOf(values), plan.people) },
    ],
  };
}

interface Erased {
  readonly data: Data;
  readonly plan: ErasePlan;
  readonly erased: EraseReceipt['erased'];
  readonly name: string;
}

function jsonOf(values: unknown): Json {
  return z.json().parse(values);
}

async function writeReceipt(receipt: EraseReceipt): Promise<void> {
  await keptValue(records.eraseReceipts, receipt.contactId).write(receipt);
}

async function readReceipt(contactId: string): Promise<EraseReceipt | null> {
  const parsed = eraseReceipt.safeParse(await keptValue(records.eraseReceipts, contactId).read());
  return parsed.success ? parsed.data : null;
}
