import type { ColdTable } from '@/lib/catalogue/catalogue';
import { readColdDeltas, readPagesByKey, readPart } from './cold';
import type { ColdEntry } from './journal';
import { cutEvenly } from './pages';
import type { Part } from './part';
import type { StoreState } from './store-state';

/** One step of reading a whole cold table; run each by itself, so that other work gets its turn in between. */
export type WalkStep = () => Promise<readonly ColdEntry[]>;

const pagesTogether = 32;

/**
 * The steps that read every row of a cold table as it is now. An entry that was written again since its page
 * was made comes once, from where it was written last.
 */
export async function planWalk(state: StoreState, table: ColdTable): Promise<WalkStep[]> {
  const deltaKeys = state.deltas
    .all()
    .flatMap((delta) => (delta.kind === 'cold' && delta.table === table ? [delta.key] : []));
  const recent = new Map(
    (await readColdDeltas(state, deltaKeys)).map((entry) => [`${entry.contactId}|${entry.entity.id}`, entry]),
  );
  const steps: WalkStep[] = [];
  for (const name of state.manifest.parts.keys()) {
    const part = await readPart(state, name);
    const keys = [...part].filter(([, page]) => page.table === table).map(([key]) => key);
    for (const batch of cutEvenly(keys, pagesTogether))
      steps.push(() => readStep(state, { part, keys: batch }, recent));
  }
  if (recent.size > 0) steps.push(() => Promise.resolve([...recent.values()]));
  return steps;
}

async function readStep(
  state: StoreState,
  { part, keys }: { readonly part: Part; readonly keys: readonly string[] },
  recent: ReadonlyMap<string, ColdEntry>,
): Promise<readonly ColdEntry[]> {
  const pages = await readPagesByKey(state, part, keys);
  return pages
    .flatMap(({ entries }) => entries ?? [])
    .filter((entry) => !recent.has(`${entry.contactId}|${entry.entity.id}`));
}
