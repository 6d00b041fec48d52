import { records as catalogued } from '@/lib/catalogue/records';
import { isJson } from '@/lib/domain/shared/parse-operation';
import type { Json } from '@/lib/domain/shared/json';
import { isRecord } from '@/lib/domain/shared/json';
import type { SealedRecord } from './database';
import type { Aside, Kept, OutboxRow, RecordName } from './journal';
import { openRecord, type Loading } from './loading';
import { decodeJson, encodeJson } from './page-codec';
import type { Sealer } from './sealer';
import { quarantineRecord } from './store-state';
import { sealRecord, type Writes } from './write';

const names: readonly RecordName[] = ['sync', 'account', 'raw'];
/** Where each lies and what it means is the catalogue's to say. */
const meanings = {
  sync: catalogued.syncState,
  account: catalogued.account,
  raw: catalogued.newerRows,
} as const;
const recordKey = (name: RecordName): string => meanings[name].place.keys[0];

/** Sealed and ready for a transaction. */
export interface SealedAside {
  readonly outbox: NonNullable<Writes['outbox']> | null;
  readonly records: readonly SealedRecord<string>[];
}

/** Seals what is kept beside the rows. The name of a change says nothing on disk: it is a keyed hash of its id. */
export async function sealAside(
  sealer: Sealer,
  aside: Aside | undefined,
  version: number,
): Promise<SealedAside> {
  if (aside === undefined) return { outbox: null, records: [] };
  const [put, drop, records] = await Promise.all([
    Promise.all(
      aside.outbox.put.map(async (row) => {
        const key = await outboxKey(sealer, row.id);
        return sealRecord(sealer, { store: 'outbox', key, version }, encodeJson(row));
      }),
    ),
    Promise.all(aside.outbox.drop.map((id) => outboxKey(sealer, id))),
    sealRecords(sealer, aside.records, version),
  ]);
  return { outbox: put.length + drop.length === 0 ? null : { put, drop }, records };
}

function outboxKey(sealer: Sealer, id: string): Promise<string> {
  return sealer.nameFor(`outbox|${id}`);
}

function sealRecords(
  sealer: Sealer,
  records: Aside['records'],
  version: number,
): Promise<SealedRecord<string>[]> {
  const sealed = names.flatMap((name) => {
    const content = records[name];
    if (content === undefined) return [];
    const place = { store: 'meta', key: recordKey(name), version };
    return [sealRecord(sealer, place, encodeJson(content))];
  });
  return Promise.all(sealed);
}

/** Reads what is kept beside the rows; what does not open goes to quarantine and is not in the answer. */
export async function readAside(
  loading: Pick<Loading, 'connection' | 'sealer' | 'quarantine'>,
): Promise<Kept> {
  const found = await loading.connection.run(async ({ outbox, meta }) => ({
    outbox: await outbox.toArray(),
    records: await meta.bulkGet(names.map(recordKey)),
  }));
  const outbox = await Promise.all(found.outbox.map((record) => openOutbox(loading, record)));
  const records: { [N in RecordName]?: Json } = {};
  for (const [index, name] of names.entries()) {
    const record = found.records[index];
    if (record === undefined) continue;
    const value = await openJson(loading, { store: 'meta', key: recordKey(name) }, record);
    if (value !== undefined) records[name] = value;
  }
  return { outbox: outbox.filter((row) => row !== undefined), records };
}

async function openOutbox(
  loading: Parameters<typeof readAside>[0],
  record: SealedRecord<string>,
): Promise<OutboxRow | undefined> {
  const value = await openJson(loading, { store: 'outbox', key: record.k }, record);
  if (isRecord(value) && typeof value['id'] === 'string' && isJson(value['content'])) {
    return { id: value['id'], content: value['content'] };
  }
  return undefined;
}

async function openJson(
  loading: Parameters<typeof readAside>[0],
  place: { readonly store: string; readonly key: string },
  record: unknown,
): Promise<Json | undefined> {
  const opened = await openRecord(loading, place, record);
  if (opened === null) return undefined;
  const value = decodeJson(opened);
  if (isJson(value)) return value;
  quarantineRecord(loading.quarantine, { ...place, bytes: opened.length }, 'malformed');
  return undefined;
}
