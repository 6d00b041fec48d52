import { newestOfEach, readPagesByKey, readPart } from './cold';
import type { SealedRecord } from './database';
import type { ColdEntry } from './journal';
import type { PartEntry } from './manifest';
import { encodeCold } from './page-codec';
import { cutEvenly, rowsPerPage } from './pages';
import {
  coldKey,
  coldPageOf,
  dueOf,
  encodePart,
  filingOf,
  isPastLife,
  monthOf,
  partKey,
  partNameOf,
  type ColdPage,
  type Part,
} from './part';
import type { OpenedDelta } from './opened-delta';
import type { StoreState } from './store-state';
import { sealRecord } from './write';

/** New cold pages, the pages they stand for, and the parts of the list that changed. */
export interface ColdFold {
  readonly sealed: readonly SealedRecord<string>[];
  readonly drop: readonly string[];
  readonly parts: {
    readonly sealed: readonly SealedRecord<string>[];
    readonly drop: readonly string[];
    /** `null`: nothing is left of this part. */
    readonly changed: ReadonlyMap<string, PartEntry | null>;
  };
  readonly next: number;
}

interface ColdWork {
  readonly opened: readonly OpenedDelta[];
  readonly now: number;
  readonly next: number;
}

/** A part of the list while it is being changed. */
interface PartDraft {
  readonly name: string;
  readonly part: Part;
  readonly pages: Map<string, ColdPage>;
  readonly sealed: SealedRecord<string>[];
  readonly drop: string[];
}

/** Files entries under their contact and month, and takes out what is past its life. */
export async function compactCold(state: StoreState, { opened, now, next }: ColdWork): Promise<ColdFold> {
  const incoming = await entriesByPart(state, opened, now);
  const names = new Set(incoming.keys());
  for (const [name, { due }] of state.manifest.parts) if (due !== null && due <= now) names.add(name);
  const numbers = { next };
  const drafts: PartDraft[] = [];
  for (const name of names) {
    const part = await readPart(state, name);
    const draft: PartDraft = { name, part, pages: new Map(part), sealed: [], drop: [] };
    for (const [filed, entries] of incoming.get(name) ?? []) {
      await fileEntries(state, draft, { filed, entries, now, numbers });
    }
    await takeOutPast(state, draft, { now, numbers });
    drafts.push(draft);
  }
  return sealParts(state, drafts, numbers.next);
}

async function entriesByPart(
  state: StoreState,
  opened: readonly OpenedDelta[],
  now: number,
): Promise<Map<string, Map<string, ColdEntry[]>>> {
  const byFiling = new Map<string, ColdEntry[]>();
  for (const { content } of opened) {
    if (content.kind !== 'cold') continue;
    for (const entry of content.entries) {
      const filing = filingOf(entry);
      byFiling.set(filing, [...(byFiling.get(filing) ?? []), entry]);
    }
  }
  const byPart = new Map<string, Map<string, ColdEntry[]>>();
  for (const [filing, entries] of byFiling) {
    const filed = await state.sealer.nameFor(`cold|${filing}`);
    const name = partNameOf(filed);
    const part = byPart.get(name) ?? new Map<string, ColdEntry[]>();
    part.set(
      filed,
      newestOfEach(entries).filter((entry) => !isPastLife(entry, now)),
    );
    byPart.set(name, part);
  }
  return byPart;
}

/** Writes pages anew without the rows that are past their life. */
async function takeOutPast(
  state: StoreState,
  draft: PartDraft,
  { now, numbers }: { readonly now: number; readonly numbers: { next: number } },
): Promise<void> {
  const due = [...draft.part].filter(
    ([key, { table, first }]) => draft.pages.has(key) && isPastLife({ table, at: first }, now),
  );
  const read = await readPagesByKey(
    state,
    draft.part,
    due.map(([key]) => key),
  );
  for (const { key, entries } of read) {
    if (entries === null) continue;
    const left = entries.filter((entry) => !isPastLife(entry, now));
    await replacePage(state, draft, { key, entries: left, filed: filedOf(key), now, numbers });
  }
}

interface Filing {
  readonly filed: string;
  readonly entries: readonly ColdEntry[];
  readonly now: number;
  readonly numbers: { next: number };
}

async function fileEntries(state: StoreState, draft: PartDraft, filing: Filing): Promise<void> {
  for (const month of new Set(filing.entries.map(({ at }) => monthOf(at)))) {
    const entries = filing.entries.filter(({ at }) => monthOf(at) === month);
    await fileMonth(state, draft, { ...filing, entries, month });
  }
}

/** An entry that is there already is replaced where it lies; the others join the last page that has room. */
async function fileMonth(
  state: StoreState,
  draft: PartDraft,
  filing: Filing & { readonly month: number },
): Promise<void> {
  const { filed, month } = filing;
  const keys = [...draft.part]
    .filter(([key, page]) => key.startsWith(`c${filed}.`) && page.month === month)
    .map(([key]) => key);
  const waiting = new Map(filing.entries.map((entry) => [entry.entity.id, entry]));
  const read = await readPagesByKey(state, draft.part, keys);
  const pages = read.flatMap(({ key, entries }) =>
    entries === null ? [] : [{ key, ...withNewer(entries, waiting, filing.now) }],
  );
  const added = [...waiting.values()];
  const open = added.length === 0 ? undefined : pages.find(({ entries }) => entries.length < rowsPerPage);
  for (const { key, entries, isChanged } of pages) {
    if (key !== open?.key && isChanged) await replacePage(state, draft, { ...filing, key, entries });
  }
  if (added.length > 0) {
    const entries = [...(open?.entries ?? []), ...added];
    await replacePage(state, draft, { ...filing, key: open?.key ?? null, entries });
  }
}

/** The entries of a page with newer ones in their places (taken out of `waiting`) and without those past their life. */
function withNewer(
  entries: readonly ColdEntry[],
  waiting: Map<string, ColdEntry>,
  now: number,
): { readonly entries: readonly ColdEntry[]; readonly isChanged: boolean } {
  const next = entries.flatMap((entry) => {
    const newer = waiting.get(entry.entity.id);
    waiting.delete(entry.entity.id);
    return isPastLife(entry, now) ? [] : [newer ?? entry];
  });
  const isChanged = next.length !== entries.length || next.some((entry, index) => entry !== entries[index]);
  return { entries: next, isChanged };
}

/** Puts new pages with these entries in the place of one page; without entries the page goes. */
async function replacePage(
  state: StoreState,
  draft: PartDraft,
  { key, entries, filed, numbers }: Filing & { readonly key: string | null },
): Promise<void> {
  if (key !== null) {
    draft.pages.delete(key);
    draft.drop.push(key);
  }
  const version = state.manifest.number + 1;
  for (const piece of cutEvenly(
    [...entries].sort((a, b) => a.at - b.at),
    rowsPerPage,
  )) {
    const record = await sealRecord(
      state.sealer,
      { store: 'page', key: coldKey(filed, numbers.next++), version },
      encodeCold(piece),
    );
    draft.sealed.push(record);
    draft.pages.set(record.k, coldPageOf(piece, version, record.b.length));
  }
}

async function sealParts(state: StoreState, drafts: readonly PartDraft[], next: number): Promise<ColdFold> {
  const changed = new Map<string, PartEntry | null>();
  const sealed: SealedRecord<string>[] = [];
  const drop: string[] = [];
  const version = state.manifest.number + 1;
  for (const { name, pages } of drafts) {
    if (pages.size === 0) {
      changed.set(name, null);
      drop.push(partKey(name));
      continue;
    }
    changed.set(name, { version, due: dueOf(pages) });
    const place = { store: 'meta', key: partKey(name), version };
    sealed.push(await sealRecord(state.sealer, place, encodePart(pages)));
  }
  return {
    sealed: drafts.flatMap((draft) => draft.sealed),
    drop: drafts.flatMap((draft) => draft.drop),
    parts: { sealed, drop, changed },
    next,
  };
}

function filedOf(key: string): string {
  return key.slice(1, key.lastIndexOf('.'));
}
