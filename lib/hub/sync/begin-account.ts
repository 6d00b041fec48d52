import { accountToJson, type Account } from '@/lib/sync/account/account';
import { toStored } from '@/lib/sync/account/stored';
import { newRecord } from '@/lib/sync/engine/record';
import type { Data } from '../root';
import { freshSynced } from './open-synced';

/** What a sign-in found here: nothing of any account, the same workspace, or another one's work. */
export type Begun = 'fresh' | 'again' | 'other-workspace' | 'broken';

/** Ties the store to the account. What is here of another workspace is never mixed into this one. */
export async function beginAccount(data: Data, account: Account): Promise<Begun> {
  if (account.clientId !== data.stamps.client) return 'broken';
  if (data.synced !== null && data.account !== null) {
    return data.account.workspace.id === account.workspace.id ? 'again' : 'other-workspace';
  }
  const record = newRecord(account.clientId);
  const written = await data.journal.settle({
    changed: [],
    outbox: { put: [], drop: [] },
    records: { account: accountToJson(account), sync: toStored(record) },
    clock: null,
    head: data.head + 1,
  });
  if (!written.ok) return 'broken';
  data.head += 1;
  data.account = account;
  data.synced = freshSynced(record);
  return 'fresh';
}
