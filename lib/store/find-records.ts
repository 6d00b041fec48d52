import type { FoundRecord } from '@/lib/catalogue/define-record';
import type { Json } from '@/lib/domain/shared/json';
import { readAside } from './aside';
import type { EpochRecord, SealedRecord } from './database';
import { openFinished } from './finished';
import type { StoreState } from './store-state';

/** Everything in the store but the rows of tables; see `Journal.records`. */
export async function findRecords(
  state: StoreState,
  open: { readonly finished: boolean },
): Promise<readonly FoundRecord[]> {
  const found = await state.connection.run(async ({ meta, done }) => ({
    meta: await meta.toArray(),
    done: await done.toArray(),
  }));
  const values = await metaValues(state);
  const finished = await Promise.all(
    found.done.map(async (record): Promise<FoundRecord> => {
      const place = { in: 'done', key: record.k, bytes: record.b.length } as const;
      const opened = open.finished ? await openFinished(state, record) : null;
      return opened === null ? place : { ...place, value: { ...opened } };
    }),
  );
  return [...found.meta.map((record) => metaRecord(record, values)), ...finished, ...inQuarantine(state)];
}

/** The contents of `meta` that mean something by themselves; the lists of pages do not. */
async function metaValues(state: StoreState): Promise<ReadonlyMap<string, Json>> {
  const { records } = await readAside(state);
  const { write, clock, head, erasing, manifest, folded, deltas } = state.head;
  return new Map<string, Json>([
    ['head', { write, clock, head, erasing: erasing.map((one) => ({ ...one })), manifest, folded, deltas }],
    ...Object.entries(records).map(([name, value]): [string, Json] => [`aside.${name}`, value]),
  ]);
}

function metaRecord(
  record: SealedRecord<string> | EpochRecord,
  values: ReadonlyMap<string, Json>,
): FoundRecord {
  if ('epoch' in record) return { in: 'meta', key: record.k, bytes: 1, value: { epoch: record.epoch } };
  const place = { in: 'meta', key: record.k, bytes: record.b.length } as const;
  const value = values.get(record.k);
  return value === undefined ? place : { ...place, value };
}

function inQuarantine({ quarantine }: StoreState): FoundRecord[] {
  return [...quarantine.values()].map(({ id, store, bytes, reason }) => ({
    in: 'quarantine',
    key: id,
    bytes,
    value: { store, bytes, reason },
  }));
}
