import { tableNamed } from '@/lib/catalogue/catalogue';
import type { Entity } from '@/lib/domain/shared/entity';
import { isRecord, type Json } from '@/lib/domain/shared/json';
import type { Model } from './model';
import type { Past } from './past';
import { stampOf } from './stored';

/**
 * Says whether something newer stands on a thing that a command made: a field or element changed since, a note
 * on the contact, a contact with the label. What cannot be deleted counts as stood upon.
 */
export function standsOn(
  model: Model,
  { past, table, entity }: { past: Past; table: string; entity: Entity },
): boolean {
  const fields = tableNamed(table)?.fields;
  if (fields === undefined || !('deletedAt' in fields)) return true;
  const ours = new Set(past.operations.filter((each) => each.id === entity.id).map((each) => each.stamp));
  const isOurs = (field: string, value: Json) =>
    isRecord(value)
      ? Object.values(value).every((dots) => Array.isArray(dots) && dots.every((dot) => ours.has(dot)))
      : ours.has(stampOf(entity, field) ?? '');
  const changed = Object.entries(entity.d).some(([field, value]) => {
    // Work on it is told by what the work left; a deletion that was taken back left nothing.
    const isTrace =
      field === 'lastActivityAt' ||
      field === 'readBy' ||
      field === 'ownerSeen' ||
      (field === 'deletedAt' && value === null);
    return !isTrace && !isOurs(field, value);
  });
  return changed || hasGuests(model, { past, table, id: entity.id });
}

function hasGuests(model: Model, { past, table, id }: { past: Past; table: string; id: string }): boolean {
  const sameCommand = new Set(past.operations.map((each) => each.id));
  if (table === 'labels') return model.labelled(id).some((contactId) => !sameCommand.has(contactId));
  if (table !== 'contacts') return false;
  return [...model.notesOf(id), ...model.followUpsOf(id)].some((row) => !sameCommand.has(row.id));
}
