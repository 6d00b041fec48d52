import type { Operation } from '@/lib/domain/shared/operation';
import type { TroubleView } from '@/lib/messaging/contract/account';
import type { OutboxItem } from '@/lib/sync/engine/outbox';
import { sawSuffix } from '@/lib/sync/engine/keep-lost';
import type { Data } from './root';
import { isSyncedTable } from './sync/synced';

const mostShown = 50;
const longestText = 500;

/** Changes that were refused and versions that lost, each with whom it is about and enough to copy it. */
export function accountTrouble(data: Data): TroubleView {
  const { synced } = data;
  if (synced === null) return { refused: [], conflicts: [] };
  const refused = synced.state.outbox.filter(({ phase }) => phase === 'refused').slice(0, mostShown);
  return {
    refused: refused.map((item) => refusedView(data, item)),
    conflicts: synced.state.record.kept.slice(0, mostShown).map(({ id, key, mine, theirs }) => ({
      id,
      ...aboutOf(data, contactOf(data, key)),
      mine: textOf(mine.value),
      theirs: textOf(theirs.value),
    })),
  };
}

function refusedView(
  data: Data,
  { id, at, operations, refusal }: OutboxItem,
): TroubleView['refused'][number] {
  const [first] = operations;
  const contactId = first === undefined ? null : contactOf(data, `${first.table} ${first.id}`, operations);
  return {
    id,
    at,
    code: refusal?.code ?? 'invalid',
    ...aboutOf(data, contactId),
    fields: operations.flatMap(shownField).slice(0, mostShown),
  };
}

/** What a person can read of an operation; ids and times say nothing to them. */
function shownField(operation: Operation): readonly { field: string; text: string }[] {
  if (operation.op !== 'set' || operation.field.endsWith(sawSuffix)) return [];
  const { field, value } = operation;
  const isText = typeof value === 'string' && value !== '' && !/Id$|^id$|^kind$|^zone$/.test(field);
  return isText ? [{ field, text: textOf(value) }] : [];
}

function contactOf(data: Data, key: string, operations: readonly Operation[] = []): string | null {
  const space = key.indexOf(' ');
  const table = key.slice(0, space);
  const id = key.slice(space + 1);
  if (table === 'contacts') return id;
  const held = isSyncedTable(table) ? data.model.tables[table].find(id)?.d['contactId'] : undefined;
  const made = operations.find((each) => each.op === 'set' && each.field === 'contactId');
  const owner = held ?? (made?.op === 'set' ? made.value : undefined);
  return typeof owner === 'string' ? owner : null;
}

function aboutOf(data: Data, contactId: string | null): { about: string; contactId: string | null } {
  const contact = contactId === null ? undefined : data.model.tables.contacts.get(contactId);
  return { about: contact?.d.name ?? '', contactId };
}

function textOf(value: unknown): string {
  return typeof value === 'string'
    ? value.slice(0, longestText)
    : JSON.stringify(value).slice(0, longestText);
}
