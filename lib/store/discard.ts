import type { Entity } from '@/lib/domain/shared/entity';
import { prepareChange } from './change';
import { readPart } from './cold';
import type { SealedRecord } from './database';
import type { Head } from './head';
import { textKey } from './load-deltas';
import { pageOfHotKey, type Manifest } from './manifest';
import { misfitStore } from './misfits';
import { rowsPerPage } from './pages';
import { dueOf, encodePart, partKey, partNameOf } from './part';
import type { StoreState } from './store-state';
import { sealMeta, sealRecord, write } from './write';

interface Without {
  readonly manifest: Manifest;
  readonly part: SealedRecord<string> | null;
}

/** Deletes a record that is in quarantine and stops expecting it; does nothing where no such record is known. */
export async function discardRecord(state: StoreState, id: string): Promise<void> {
  const known = state.quarantine.get(id);
  if (known === undefined) return;
  if (known.store === misfitStore) return discardMisfit(state, id);
  const key = id.slice(known.store.length + 1);
  const { manifest, part } = await withoutRecord(state, known.store, key);
  const deltaKey = known.store === 'delta' ? deltaKeyOf(key) : null;
  if (typeof deltaKey === 'number') state.deltas.drop(deltaKey);
  const head: Head = {
    ...state.head,
    write: state.head.write + 1,
    manifest: manifest.number,
    deltas: state.deltas.tally(state.head.folded),
  };
  // Head and manifest are written anew each time, which replaces one that did not open.
  const meta = await sealMeta(state.sealer, head, manifest);
  await write(state, {
    ...(known.store === 'page' ? { page: { put: [], drop: [key] } } : {}),
    ...(deltaKey === null ? {} : { delta: { put: [], drop: [deltaKey] } }),
    ...(known.store === 'done' ? { done: { put: [], drop: [key] } } : {}),
    meta: { put: part === null ? meta : [...meta, part] },
  });
  state.head = head;
  state.manifest = manifest;
  state.quarantine.delete(id);
}

/** What is left of a discarded row is its id, as of any row that was erased. */
async function discardMisfit(state: StoreState, quarantineId: string): Promise<void> {
  const found = [...state.misfits.values()].find((misfit) => misfit.quarantineId === quarantineId);
  if (found === undefined) return;
  const erased: Entity = { id: found.entity.id, d: {}, c: {}, erased: true };
  const rows = new Map([[found.table, [erased]]]);
  const change = { rows, appended: [], finished: null, head: {}, pagesFrom: rowsPerPage };
  const { writes, settle } = await prepareChange(state, change);
  await write(state, writes);
  settle();
}

/** The key of a quarantined delta; nothing for the tally, which is no record. */
function deltaKeyOf(shown: string): number | string | null {
  if (shown.startsWith(textKey)) return shown.slice(textKey.length);
  return /^-?[0-9.]+$/.test(shown) ? Number(shown) : null;
}

async function withoutRecord(state: StoreState, store: string, key: string): Promise<Without> {
  const { manifest } = state;
  const number = manifest.number + 1;
  if (store === 'page' && key.startsWith('h')) {
    const pages = new Map(manifest.pages);
    pages.delete(pageOfHotKey(key) ?? 0);
    return { manifest: { ...manifest, number, pages }, part: null };
  }
  const isCold = store === 'page' && key.startsWith('c');
  const name = isCold ? partNameOf(key.slice(1)) : key.slice('part.'.length);
  const isPart = store === 'meta' && key === partKey(name);
  if ((!isCold && !isPart) || !manifest.parts.has(name)) {
    return { manifest: { ...manifest, number }, part: null };
  }
  const part = new Map(await readPart(state, name));
  part.delete(key);
  const place = { store: 'meta', key: partKey(name), version: number };
  const parts = new Map(manifest.parts).set(name, { version: number, due: dueOf(part) });
  return {
    manifest: { ...manifest, number, parts },
    part: await sealRecord(state.sealer, place, encodePart(part)),
  };
}
