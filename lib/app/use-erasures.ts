import { useCallback, useEffect, useState } from 'react';
import { runJob } from './run-job';
import type { EraseReceipt, PendingErasure } from './views';

/** An erasure as the options page follows it. */
export type Erasure =
  | (PendingErasure & { readonly kind: 'pending'; readonly undoFailed: boolean })
  | { readonly kind: 'final'; readonly contactId: string; readonly receipt: EraseReceipt | null };

interface Followed {
  readonly contactId: string;
  readonly state: 'pending' | 'undo-failed' | 'final';
  readonly receipt: EraseReceipt | null;
}

/** Follows every erasure this page has seen begun until its receipt is there; one that was taken back is forgotten. */
export function useErasures(pending: readonly PendingErasure[]): {
  readonly erasures: readonly Erasure[];
  readonly undo: (contactId: string) => void;
} {
  const [followed, setFollowed] = useState<readonly Followed[]>([]);
  const update = useCallback((contactId: string, change: Partial<Followed>) => {
    setFollowed((all) => all.map((each) => (each.contactId === contactId ? { ...each, ...change } : each)));
  }, []);

  const known = new Set(followed.map((each) => each.contactId));
  const begun = pending.filter((each) => !known.has(each.contactId));
  if (begun.length > 0) {
    const added = begun.map(({ contactId }) => ({ contactId, state: 'pending' as const, receipt: null }));
    setFollowed([...followed, ...added]);
  }

  const waiting = new Set(pending.map((each) => each.contactId));
  const over = followed
    .filter((each) => each.state !== 'final' && known.has(each.contactId) && !waiting.has(each.contactId))
    .map((each) => each.contactId)
    .join(' ');
  useEffect(() => {
    for (const contactId of over === '' ? [] : over.split(' ')) {
      void runJob('erase.receipt', { contactId }).then((answer) =>
        update(contactId, { state: 'final', receipt: answer.ok ? answer.value : null }),
      );
    }
  }, [over, update]);

  const undo = useCallback(
    (contactId: string) => {
      void runJob('erase.undo', { contactId }).then((answer) => {
        if (!answer.ok) return update(contactId, { state: 'undo-failed' });
        return setFollowed((all) => all.filter((each) => each.contactId !== contactId));
      });
    },
    [update],
  );
  return { erasures: erasuresOf(followed, pending), undo };
}

function erasuresOf(followed: readonly Followed[], pending: readonly PendingErasure[]): readonly Erasure[] {
  return followed.flatMap(({ contactId, state, receipt }): Erasure[] => {
    if (state === 'final') return [{ kind: 'final', contactId, receipt }];
    const waits = pending.find((each) => each.contactId === contactId);
    return waits === undefined ? [] : [{ ...waits, kind: 'pending', undoFailed: state === 'undo-failed' }];
  });
}
