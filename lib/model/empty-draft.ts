import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { setFields } from './changes';
import type { Model } from './model';
import { earlierDrafts } from './person-drafts';

/** Empties the draft that a text was begun in, now that the text is kept elsewhere; nothing where there is none. */
export function emptyDraft(
  model: Model,
  key: string | undefined,
  { now, stamp }: { readonly now: number; readonly stamp: Stamp },
): readonly Operation[] {
  if (key === undefined) return [];
  const draft = model.tables.drafts.get(key);
  const begun = draft === undefined || draft.d.body === '' ? [] : [draft];
  return [...begun, ...earlierDrafts(model, key)].flatMap(({ id }) =>
    setFields({ table: 'drafts', id }, { body: '', editedAt: now }, stamp),
  );
}
