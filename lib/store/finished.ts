import { isRecord, type Json } from '@/lib/domain/shared/json';
import type { SealedRecord } from './database';
import type { Finished } from './journal';
import { decodeJson } from './page-codec';
import type { Bytes } from './sealer';
import { openRecord } from './loading';
import { quarantineRecord, type StoreState } from './store-state';

/** How long a finished command is remembered; older ids are refused by the hub. */
export const finishedLife = 24 * 3_600_000;

export interface FinishedRecord extends Finished {
  readonly commandId: string;
}

/** What a command was answered with, or nothing where it never finished here. */
export async function readFinished(state: StoreState, commandId: string): Promise<Finished | null> {
  const key = await state.sealer.nameFor(`done|${commandId}`);
  const found = await state.connection.run(({ done }) => done.get(key));
  if (found === undefined) return null;
  const record = await openFinished(state, found);
  return record === null ? null : { result: record.result, at: record.at };
}

/** Opens the record of a finished command; nothing where it does not open (then it is in quarantine). */
export async function openFinished(
  state: Pick<StoreState, 'sealer' | 'quarantine'>,
  record: SealedRecord<string>,
): Promise<FinishedRecord | null> {
  const place = { store: 'done', key: record.k };
  const opened = await openRecord(state, place, record);
  const finished = opened === null ? null : decodeFinished(opened);
  if (opened !== null && finished === null) {
    quarantineRecord(state.quarantine, { ...place, bytes: opened.length }, 'malformed');
  }
  return finished;
}

function decodeFinished(bytes: Bytes): FinishedRecord | null {
  const value = decodeJson(bytes);
  if (!isRecord(value)) return null;
  const { commandId, at, result } = value;
  if (typeof commandId !== 'string' || typeof at !== 'number' || !isJson(result)) return null;
  return { commandId, at, result };
}

/** What was parsed from JSON is JSON, unless it was not there at all. */
function isJson(value: unknown): value is Json {
  return value !== undefined;
}
