import type { HotTable, TableName } from '@/lib/catalogue/catalogue';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Clock } from '@/lib/platform/clock';
import type { Ids } from '@/lib/platform/ids';
import type { Log } from '@/lib/platform/log';
import type { Journal, StoreCode } from '@/lib/store/journal';
import { createLine } from '@/lib/store/line';
import type { GateKeeper } from './gate-keeper';
import { openData } from './open-data';
import type { Audience, Data, LineCode, Root, Standing, View } from './root';

/** What a root is made of. */
export interface RootParts {
  readonly build: string;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Log;
  readonly gate: GateKeeper;
  /** What is kept outside the store; nothing where there is nothing else. */
  readonly outside?: Root['outside'];
  readonly signal: AbortSignal;
  /** A journal that is not opened yet; asked again after a wipe. */
  readonly newJournal: () => Journal;
  /** Called each time the store was opened. */
  readonly onOpened?: (data: Data) => void;
  /** Called in the line with what a command left for the server, once it is on disk. */
  readonly onEnlisted?: Root['enlisted'];
}

const brokenWhy: { readonly [code in StoreCode]: string } = {
  full: 'The disk is full. Free some space, then open WhatsApp Web again.',
  broken:
    'Your data could not be opened, and nothing was changed. Close and open Chrome; if it stays, see the options page.',
  closed: 'Your data was closed meanwhile. Reload this page.',
};

/** Builds the one root object. Nothing is opened yet. */
export function createRoot(parts: RootParts): Root {
  const { gate, log, clock } = parts;
  const line = createLine();
  const audience = new Set<Audience>();
  let held: { readonly data: Data; readonly stop: AbortController } | null = null;
  let opening: Promise<Result<Data, LineCode>> | null = null;
  let broken: StoreCode | null = null;

  function standing(view: View): Standing {
    const allowed = view === 'options' ? gate.everAccepted() : gate.now() === 'open';
    if (!allowed) return { state: 'inert' };
    if (held !== null) return { state: 'ready' };
    return broken === null ? { state: 'loading' } : { state: 'broken', why: broken };
  }

  function tellStanding(): void {
    for (const each of audience) each.post({ kind: 'state', ...standing(each.view) });
  }

  function changed(tables: readonly TableName[] | 'all'): void {
    for (const each of audience) each.changed(tables);
  }

  async function read(): Promise<Result<Data, LineCode>> {
    const stop = new AbortController();
    const signal = AbortSignal.any([stop.signal, parts.signal]);
    const opened = await openData(parts, signal);
    if (!opened.ok) {
      broken = opened.code;
      log.note(`open-${opened.code}`);
      tellStanding();
      return failed('broken', brokenWhy[opened.code]);
    }
    const data = opened.value;
    broken = null;
    held = { data, stop };
    tellStanding();
    changed('all');
    void makeReady(data, clock, signal).then(() => changed(['contacts', 'notes']));
    parts.onOpened?.(data);
    return ok(data);
  }

  async function open(why?: 'accepting'): Promise<Result<Data, LineCode>> {
    await gate.ready;
    if (held !== null) return ok(held.data);
    if (why === undefined && !gate.everAccepted()) return failed('inert');
    opening ??= read().finally(() => (opening = null));
    return opening;
  }

  return {
    boot: parts.ids.uuid(clock.now()),
    build: parts.build,
    clock,
    ids: parts.ids,
    log,
    gate,
    outside: parts.outside ?? (() => Promise.resolve([])),
    signal: parts.signal,
    audience,
    standing,
    tellStanding,
    changed,
    open,
    data: () => held?.data ?? null,
    runExclusive: (job) =>
      line.run(async () => {
        const opened = await open();
        if (!opened.ok) return opened;
        try {
          return ok(await job(opened.value));
        } catch {
          // A job that throws has broken one of its own rules; the next one in the line must still run.
          log.note('job-threw');
          return failed('broken', 'This did not work. Try again.');
        }
      }),
    applied(data, changes) {
      const tables = new Set<HotTable>();
      for (const { table, entity } of changes) {
        tables.add(table);
        data.search.around(table, entity.id, () => {
          if (!data.model.put(table, entity)) log.note(`row-refused-${table}`);
        });
      }
      changed([...tables]);
    },
    enlisted: parts.onEnlisted ?? (() => Promise.resolve()),
    broadcast(message) {
      for (const each of audience) each.post(message);
    },
    drop() {
      held?.stop.abort();
      held?.data.journal.close();
      held = null;
      broken = null;
    },
  };
}

/** What nobody should wait for: it begins when those who waited for the store were answered. */
async function makeReady({ model, search }: Data, clock: Clock, signal: AbortSignal): Promise<void> {
  do await clock.breathe();
  while (!signal.aborted && model.settleSome());
  await search.build(clock, signal);
}
