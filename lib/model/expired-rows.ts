import { catalogue, type HotTable } from '@/lib/catalogue/catalogue';
import type { Json } from '@/lib/domain/shared/json';
import type { Where } from './changes';
import type { Model } from './model';
import { rowsAbout } from './rows-about';

const day = 86_400_000;
/** How long deleted rows can be taken back. */
const trashDays = 30;
/** How long an empty draft stays for an undo that fills it again. */
const emptyDraftDays = 1;

/** Rows in memory whose time is over: in the trash for 30 days, or past the life that the catalogue gives them. */
export function* expiredRows(model: Model, now: number): Generator<Where> {
  const trashed = (deletedAt: Json | undefined) =>
    typeof deletedAt === 'number' && deletedAt < now - trashDays * day;
  const { contacts } = model.tables;
  for (const id of contacts.ids()) {
    if (trashed(contacts.value(id, 'deletedAt')) && !model.isHidden(id)) yield* rowsAbout(model, id);
  }
  for (const table of ['notes', 'chats', 'labels'] as const) {
    const rows = model.tables[table];
    for (const id of rows.ids()) if (trashed(rows.value(id, 'deletedAt'))) yield { table, id };
  }
  const doneBefore = now - daysOf('followUps') * day;
  for (const { id, d } of model.tables.followUps.rows()) {
    const old = typeof d.doneAt === 'number' && d.doneAt < doneBefore;
    if (old || trashed(d.deletedAt)) yield { table: 'followUps', id };
  }
  const editedBefore = now - daysOf('drafts') * day;
  const emptiedBefore = now - emptyDraftDays * day;
  for (const { id, d } of model.tables.drafts.rows()) {
    if (d.editedAt < (d.body === '' ? emptiedBefore : editedBefore)) yield { table: 'drafts', id };
  }
}

function daysOf(table: HotTable): number {
  const { retention } = catalogue[table];
  return retention.keep === 'days' ? retention.days : Number.POSITIVE_INFINITY;
}
