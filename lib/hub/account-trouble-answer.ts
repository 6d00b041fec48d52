import type { Operation } from '@/lib/domain/shared/operation';
import type { TroubleView } from '@/lib/messaging/contract/account';
import type { SyncRecord } from '@/lib/sync/engine/record';
import type { OutboxItem } from '@/lib/sync/engine/outbox';
import { sawSuffix } from '@/lib/sync/engine/keep-lost';
import type { Model } from '@/lib/model/model';
import { identityViews } from '@/lib/model/queries/identity-view';
import type { Stored } from '@/lib/model/stored';
import type { Data } from './root';
import { nameOf, openPair } from './sync/ask-same';
import { isSyncedTable } from './sync/synced';

const mostShown = 50;
const longestText = 500;

/** Changes that were refused and versions that lost, each with whom it is about and enough to copy it. */
export function accountTrouble(data: Data): TroubleView {
  const { synced } = data;
  if (synced === null) return { asked: [], refused: [], conflicts: [] };
  const refused = synced.state.outbox.filter(({ phase }) => phase === 'refused').slice(0, mostShown);
  return {
    asked: askedPairs(data, synced.state.record.asked),
    refused: refused.map((item) => refusedView(data, item)),
    conflicts: synced.state.record.kept.slice(0, mostShown).map(({ id, key, mine, theirs }) => ({
      id,
      ...aboutOf(data, contactOf(data, key)),
      mine: cut(wordsOf(mine.value)),
      theirs: cut(wordsOf(theirs.value)),
    })),
  };
}

function askedPairs({ model }: Data, asked: SyncRecord['asked']): TroubleView['asked'] {
  return asked
    .flatMap((pair) => {
      const open = openPair(model, pair);
      if (open === null) return [];
      const { mine, theirs, why } = open;
      return [
        { id: nameOf(pair), why, mine: askedContact(model, mine), theirs: askedContact(model, theirs) },
      ];
    })
    .slice(0, mostShown);
}

function askedContact(model: Model, contact: Stored<'contacts'>): TroubleView['asked'][number]['mine'] {
  const { id } = contact;
  const { name, company } = contact.d;
  const numbers = identityViews(contact).map(({ shown }) => shown);
  return { id, name, company: company ?? '', numbers: numbers.slice(0, 5), notes: model.notesOf(id).length };
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
    fields: operations
      .flatMap(shownWords)
      .slice(0, mostShown)
      .map(({ field, text }) => ({ field, text: cut(text) })),
  };
}

/** What a person can read of an operation; ids and times say nothing to them. */
function shownWords(operation: Operation): readonly { field: string; text: string }[] {
  if (operation.op !== 'set' || operation.field.endsWith(sawSuffix)) return [];
  const { field, value } = operation;
  const isText = typeof value === 'string' && value !== '' && !/Id$|^id$|^kind$|^zone$/.test(field);
  return isText ? [{ field, text: wordsOf(value) }] : [];
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

/** All words of a refused change or of a version that lost, which a list shows shortened. */
export function troubleWords(data: Data | null, id: string): string | null {
  const state = data?.synced?.state;
  const kept = state?.record.kept.find((one) => one.id === id);
  if (kept !== undefined) return wordsOf(kept.mine.value);
  const item = state?.outbox.find((one) => one.id === id && one.phase === 'refused');
  if (item === undefined) return null;
  return item.operations
    .flatMap(shownWords)
    .map(({ text }) => text)
    .join('\n');
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What is shown of a text; whoever copies it gets all of it by `troubleWords`. */
function cut(text: string): string {
  if (text.length <= longestText) return text;
  return `${text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
