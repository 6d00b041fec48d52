import { useCallback, useEffect, useState } from 'react';
import { runJob } from './run-job';
import type { EraseReceipt, PendingErasure } from './views';

/** An erasure as the options page follows it. */
export type Erasure =
  | (PendingErasure & { readonly kind: 'pending'; readonly undoFailed: boolean })
  | { readonly kind: 'final'; readonly contactId: string; readonly receipt: EraseReceipt };

interface Followed {
  readonly contactId: string;
  /** Tells a second erasure of the same customer from the first, which was taken back. */
  readonly until: number;
  readonly state: 'pending' | 'undo-failed' | 'over' | EraseReceipt;
}

/** Follows every erasure this page has seen begun until its receipt is there; one that was taken back is forgotten. */
export function useErasures(pending: readonly PendingErasure[]): {
  readonly erasures: readonly Erasure[];
  readonly undo: (contactId: string) => void;
} {
  const [followed, setFollowed] = useState<readonly Followed[]>([]);
  const update = useCallback((contactId: string, state: Followed['state']) => {
    setFollowed((all) => all.map((each) => (each.contactId === contactId ? { ...each, state } : each)));
  }, []);

  const begun = pending.filter((each) => !followed.some((known) => isSame(known, each)));
  if (begun.length > 0) {
    const others = followed.filter((each) => !begun.some(({ contactId }) => contactId === each.contactId));
    const added = begun.map(({ contactId, until }) => ({ contactId, until, state: 'pending' as const }));
    setFollowed([...others, ...added]);
  }

  const gone = followed
    .filter(({ state }) => state === 'pending' || state === 'undo-failed')
    .filter((each) => !pending.some((waits) => isSame(each, waits)))
    .map((each) => each.contactId)
    .join(' ');
  useEffect(() => {
    for (const contactId of gone === '' ? [] : gone.split(' ')) {
      // Without a receipt it was taken back, here or on another page: nothing may be called erased then.
      void runJob('erase.receipt', { contactId }).then((answer) =>
        update(contactId, (answer.ok ? answer.value : null) ?? 'over'),
      );
    }
  }, [gone, update]);

  const undo = useCallback(
    (contactId: string) => {
      void runJob('erase.undo', { contactId }).then((answer) =>
        update(contactId, answer.ok ? 'over' : 'undo-failed'),
      );
    },
    [update],
  );
  return { erasures: erasuresOf(followed, pending), undo };
}

function isSame(one: Pick<Followed, 'contactId' | 'until'>, other: typeof one): boolean {
  return one.contactId === other.contactId && one.until === other.until;
}

function erasuresOf(followed: readonly Followed[], pending: readonly PendingErasure[]): readonly Erasure[] {
  return followed.flatMap((each): Erasure[] => {
    const { contactId, state } = each;
    if (state === 'over') return [];
    if (typeof state === 'object') return [{ kind: 'final', contactId, receipt: state }];
    const waits = pending.find((one) => isSame(each, one));
    return waits === undefined ? [] : [{ ...waits, kind: 'pending', undoFailed: state === 'undo-failed' }];
  });
}
