import { readPart } from './cold';
import type { SealedRecord } from './database';
import { decodeHead } from './head';
import { openRecord } from './loading';
import { decodeManifest, hotKey } from './manifest';
import type { StoreState } from './store-state';

const batch = 64;

/**
 * Reads a database from end to end with its key and says whether every record that the lists name is there and
 * opens, and no other. What opens is what was sealed: nothing needs to be parsed.
 */
export async function isWhole(state: StoreState): Promise<boolean> {
  const quarantine: StoreState['quarantine'] = new Map();
  const view: StoreState = { ...state, quarantine };
  if (!(await listsOpen(view))) return false;
  const expected = new Map<string, number>();
  for (const [page, { version }] of state.manifest.pages) expected.set(hotKey(page), version);
  for (const name of state.manifest.parts.keys()) {
    for (const [key, { version }] of await readPart(view, name)) expected.set(key, version);
  }
  for (let after = ''; ;) {
    const records: SealedRecord<string>[] = await state.connection.run(({ page }) =>
      page.where('k').above(after).limit(batch).toArray(),
    );
    const last = records.at(-1);
    if (last === undefined) break;
    after = last.k;
    const opened = await Promise.all(
      records.map((record) => {
        const version = expected.get(record.k);
        expected.delete(record.k);
        return version === undefined
          ? null
          : openRecord(view, { store: 'page', key: record.k, version }, record);
      }),
    );
    if (opened.includes(null)) return false;
  }
  return expected.size === 0 && quarantine.size === 0;
}

async function listsOpen(view: StoreState): Promise<boolean> {
  const { head, manifest } = view;
  const found = await view.connection.run(({ meta }) => meta.bulkGet(['head', 'manifest']));
  const [first, second] = await Promise.all([
    openRecord(view, { store: 'meta', key: 'head', version: head.write }, found[0]),
    openRecord(view, { store: 'meta', key: 'manifest', version: manifest.number }, found[1]),
  ]);
  if (first === null || second === null) return false;
  return decodeHead(first) !== null && decodeManifest(second)?.pages.size === manifest.pages.size;
}
