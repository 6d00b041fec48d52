import type { AccountView } from '@/lib/messaging/contract/account';
import { openPair } from './sync/ask-same';
import { summaryOf } from '@/lib/sync/engine/summary';
import type { QueryContext } from './query';

/** Who is signed in and how far the server knows what is here; nothing where there is no account. */
export function accountStatus({ data, now }: QueryContext): AccountView | null {
  const { account, synced } = data;
  if (account === null || synced === null) return null;
  const { record } = synced.state;
  const { condition, loops: _loops, ...counts } = summaryOf(synced.state, now);
  return {
    state: account.state,
    name: account.seat.name,
    email: account.seat.email,
    role: account.seat.role,
    workspace: account.workspace.name,
    condition: account.state === 'in' ? condition : 'signed-out',
    ...counts,
    heldOut: synced.held.size,
    samples: data.model.samples,
    asked: record.asked.filter((pair) => openPair(data.model, pair) !== null).length,
  };
}
