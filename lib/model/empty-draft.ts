import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { setFields } from './changes';
import type { Model } from './model';

/** Empties the draft that a text was begun in, now that the text is kept elsewhere; nothing where there is none. */
export function emptyDraft(
  model: Model,
  key: string | undefined,
  { now, stamp }: { readonly now: number; readonly stamp: Stamp },
): readonly Operation[] {
  const draft = key === undefined ? undefined : model.tables.drafts.get(key);
  if (draft === undefined || draft.d.body === '') return [];
  return setFields({ table: 'drafts', id: draft.id }, { body: '', editedAt: now }, stamp);
}
