import type { RecordMeaning } from './define-record';
import { accessToken } from './records/access-token';
import { account } from './records/account';
import { alarms } from './records/alarms';
import { books } from './records/books';
import { choice } from './records/choice';
import { damaged } from './records/damaged';
import { eraseReceipts } from './records/erase-receipts';
import { finished } from './records/finished';
import { iconMark } from './records/icon-mark';
import { key } from './records/key';
import { newerRows } from './records/newer-rows';
import { releaseNotice } from './records/release-notice';
import { selectors } from './records/selectors';
import { syncState } from './records/sync-state';
import { tickets } from './records/tickets';

/** Everything that is kept beside the tables. A place or a key that is not here is not used. */
export const records = {
  choice,
  tickets,
  selectors,
  releaseNotice,
  accessToken,
  eraseReceipts,
  key,
  account,
  syncState,
  newerRows,
  books,
  finished,
  damaged,
  alarms,
  iconMark,
} as const;

/** The records as a list, in the order in which screens and exports show them. */
export const recordList: readonly RecordMeaning[] = Object.values(records);

/** The record of that name, or nothing where the name is not ours. */
export function recordNamed(name: string): RecordMeaning | undefined {
  return recordList.find((record) => record.name === name);
}

/** The record that a key of a place belongs to, or nothing where the catalogue does not know it. */
export function recordAt(place: RecordMeaning['place']['in'], key: string): RecordMeaning | undefined {
  return recordList.find(
    (record) => record.place.in === place && record.place.keys.some((pattern) => isKeyOf(pattern, key)),
  );
}

function isKeyOf(pattern: string, key: string): boolean {
  return pattern.endsWith('*') ? key.startsWith(pattern.slice(0, -1)) : key === pattern;
}
