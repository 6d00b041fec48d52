import { isRecord } from '@/lib/domain/shared/json';
import { ownCommands } from '@/lib/hub/commands';
import type { Data, Root } from '@/lib/hub/root';
import type { Runner } from '@/lib/hub/run-command';
import { browser } from '@/lib/platform/browser';

/** The alarm that wakes the worker for what can wait. */
export const idleAlarm = 'idle';

const everyMinutes = 60;
/** Chrome stops a worker that works longer without an event; what is left waits for the next alarm. */
const burst = 20_000;
const quietFor = 5_000;
const worthFolding = 200;

/** Alarms do not survive everything, so each start makes sure that there is one. */
export async function keepIdleAlarm(): Promise<void> {
  const held = await browser.alarms.get(idleAlarm);
  if (held === undefined) await browser.alarms.create(idleAlarm, { periodInMinutes: everyMinutes });
}

/** Folds what was written into pages whenever nobody has written for a while. Lives until the signal is aborted. */
export function foldWhenQuiet(root: Root, signal: AbortSignal): void {
  const look = (): void => {
    const data = root.data();
    const isQuiet = data !== null && root.clock.now() - data.writtenAt >= quietFor;
    if (isQuiet && data.unfolded > worthFolding) void fold(root, data);
    root.clock.after(quietFor, look, signal);
  };
  root.clock.after(quietFor, look, signal);
}

/** What the alarm is for: rows past their life go, the store is folded, a worn search index is made anew. */
export async function idleWork(root: Root, runner: Runner): Promise<void> {
  await root.gate.ready;
  if (!root.gate.everAccepted()) return;
  const opened = await root.open();
  if (!opened.ok) return;
  const until = root.clock.now() + burst;
  for (;;) {
    const swept = await runner.runOwn(ownCommands.sweep, {});
    const more = swept.ok && isRecord(swept.value) && swept.value['erased'] !== 0;
    if (!more || root.clock.now() > until) break;
  }
  await fold(root, opened.value);
  const { search } = opened.value;
  if (!search.isWorn) return;
  search.clear();
  await search.build(root.clock, root.signal);
  root.changed(['contacts', 'notes']);
}

async function fold(root: Root, data: Data): Promise<void> {
  const signal = AbortSignal.any([root.signal, AbortSignal.timeout(burst)]);
  data.unfolded = 0;
  const folded = await data.journal.compact(signal);
  if (!folded.ok) root.log.note(`fold-${folded.code}`);
}
