import { DeltaIndex, type Delta, type DeltaRecord } from './delta-index';
import { isSealedRecord } from './database';
import type { Head } from './head';
import { isRecord } from '@/lib/domain/shared/json';
import { openContent, requireWanted, type Loading } from './loading';
import type { Content } from './page-codec';
import { cutEvenly } from './pages';
import { filingOf } from './part';
import { quarantineRecord } from './store-state';

const batch = 1_000;

/** Marks, in the id of a quarantined record, a key that is text where ours are numbers. */
export const textKey = '$';

/** Reads what changed since the last fold and puts the rows that live in memory; `head` says what must be there. */
export async function loadDeltas(loading: Loading, head: Head | null): Promise<DeltaIndex> {
  const index = new DeltaIndex();
  const folded = head?.folded ?? 0;
  const records: unknown[] = await loading.connection.run(({ delta }) => delta.toArray());
  for (const piece of cutEvenly(records, batch)) {
    requireWanted(loading.signal);
    await Promise.all(piece.map((record) => loadDelta({ loading, index, folded }, record)));
  }
  if (head !== null) compareTally(loading, head, index);
  return index;
}

interface Target {
  readonly loading: Loading;
  readonly index: DeltaIndex;
  readonly folded: number;
}

async function loadDelta({ loading, index, folded }: Target, found: unknown): Promise<void> {
  if (!isSealedRecord(found) || typeof found.k !== 'number') {
    const key = isRecord(found) ? found['k'] : undefined;
    if (typeof key === 'number') index.reserve(key);
    const shown = typeof key === 'number' ? key : `${textKey}${String(key)}`;
    quarantineRecord(loading.quarantine, { store: 'delta', key: shown, bytes: 0 }, 'malformed');
    return;
  }
  const place = { store: 'delta', key: found.k, bytes: found.b.length };
  if (found.v <= folded) {
    index.reserve(found.k);
    quarantineRecord(loading.quarantine, place, 'outdated');
    return;
  }
  const content = await openContent(loading, place, found);
  const delta =
    content === null
      ? null
      : deltaOf(content, {
          key: found.k,
          version: found.v,
          bytes: found.b.length,
        });
  if (delta === null) {
    index.putUnreadable(found.k, found.v);
    if (content !== null) quarantineRecord(loading.quarantine, place, 'malformed');
    return;
  }
  index.put(delta);
  if (content?.kind === 'hot') for (const entity of content.entities) loading.put(content.table, entity);
}

function deltaOf(content: Content, { key, version, bytes }: DeltaRecord): Delta | null {
  if (content.kind === 'hot') {
    const [entity, ...others] = content.entities;
    if (entity === undefined || others.length > 0) return null;
    return { kind: 'hot', table: content.table, id: entity.id, key, version, bytes };
  }
  const [entry, ...others] = content.entries;
  if (entry === undefined || others.length > 0) return null;
  return { kind: 'cold', table: entry.table, filing: filingOf(entry), key, version, bytes };
}

function compareTally({ quarantine }: Loading, head: Head, index: DeltaIndex): void {
  const found = index.tally(head.folded);
  if (found.count === head.deltas.count && found.sum === head.deltas.sum) return;
  const reason = found.count < head.deltas.count ? 'missing' : 'outdated';
  quarantineRecord(quarantine, { store: 'delta', key: 'tally', bytes: 0 }, reason);
}
