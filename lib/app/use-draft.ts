import { useEffect, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { Draft, Drafts, DraftTarget } from './drafts';
import { useSidebar } from './sidebar';
import { useQuery } from './use-query';

export interface UsedDraft extends Draft {
  type(body: string): void;
  flush(): void;
  hand: (commit: Parameters<Drafts['hand']>[1]) => Promise<boolean>;
}

interface DraftPlace extends DraftTarget {
  /** The key this chat had before it was saved; what was typed under it comes along. */
  readonly formerKey?: string | undefined;
}

const none: Draft = { body: '', kept: true };

/** Carries the text over when the same box gets another key, and what was stored under the former one. */
function useCarried(drafts: Drafts, target: DraftTarget, formerKey: string | undefined): void {
  const { key, contactId } = target;
  const before = useRef(key);
  useLayoutEffect(() => {
    const old = before.current;
    before.current = key;
    if (old !== key && (old === formerKey || contactId === undefined)) drafts.move(old, { key, contactId });
  }, [drafts, key, contactId, formerKey]);

  const other = formerKey === key ? undefined : formerKey;
  const former = useQuery('draft.get', other === undefined ? null : { key: other });
  useEffect(() => {
    if (other === undefined || former.status !== 'answered') return;
    drafts.learn({ key: other, contactId: undefined }, former.value?.body ?? '');
  }, [drafts, former, other]);
  const left = useStore(drafts.texts, (texts) => (other === undefined ? '' : (texts[other]?.body ?? '')));
  useEffect(() => {
    if (other !== undefined && left !== '') drafts.move(other, { key, contactId });
  }, [drafts, other, left, key, contactId]);
}

/** The text begun in one box: restored, saved while typing, on blur and when the box goes. Its key is its chat. */
export function useDraft({ key, contactId, formerKey }: DraftPlace): UsedDraft {
  const { drafts } = useSidebar();
  const draft = useStore(drafts.texts, (texts) => texts[key] ?? none);
  const stored = useQuery('draft.get', { key });
  const target = { key, contactId };
  useEffect(() => {
    if (stored.status === 'answered') drafts.learn({ key, contactId }, stored.value?.body ?? '');
  }, [drafts, stored, key, contactId]);
  useCarried(drafts, target, formerKey);
  useEffect(() => () => drafts.flush(key), [drafts, key]);
  return {
    ...draft,
    type: (body) => drafts.type(target, body),
    flush: () => drafts.flush(key),
    hand: (commit) => drafts.hand(target, commit),
  };
}
