import { identityElement, identityKey, type Identity } from '@/lib/domain/contact/identity';
import type { Operation } from '@/lib/domain/shared/operation';
import { ok } from '@/lib/domain/shared/result';
import { cleanPageText } from '@/lib/domain/text/clean';
import { keepOut } from './chat-keep-out';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { addElement, setFields } from '../changes';
import type { Command, PlanContext } from '../command';
import { identitiesOf } from '../identities-of';
import { mergeOperations, valuesKept } from '../merge-operations';
import type { Model } from '../model';
import { checkIdentities } from '../person-identities';
import type { Stored } from '../stored';
import { areProvenOne, whoIs } from '../who-is';

/** What the page showed about one open chat. */
export interface ObservedChat {
  readonly identities: readonly Identity[];
  readonly kind: 'person' | 'business' | 'group' | 'unknown';
  readonly title: string;
  readonly openedAt: number;
}

/** Openings closer together than this are one. */
const sameVisit = 60_000;

/**
 * Keeps what the page showed, where it belongs to a saved contact: when the chat was opened, its title, and a
 * second identity that came with a known one in the same fact. Contacts that WhatsApp shows to be one are joined.
 * Facts that match nobody, or two that are not proven one, leave no trace.
 */
export const chatObserve: Command<{ readonly fact: ObservedChat }, null> = {
  name: 'chat.observe',
  undoable: true,
  plan(model, { fact }, context) {
    const nothing = ok({ operations: [], result: null, contactId: null });
    const checked = checkIdentities(model, fact.identities, { source: 'modules', region: context.region });
    if (!checked.ok) {
      // A personal chat that got to be known by another id is kept out by that as well.
      if (checked.code !== 'kept-out') return nothing;
      const operations = keepOut(model, fact.identities, context);
      return ok({ operations, result: null, contactId: null, silent: true });
    }
    const found = checked.value.flatMap((identity) => model.holders(identity));
    // Nothing is written about somebody who is being erased.
    if (found.some((each) => model.isHidden(each.id))) return nothing;
    const [contact, ...others] = whoIs(model, checked.value).likely;
    if (contact === undefined) return nothing;
    if (others.length > 0 && !areProvenOne(model, [contact, ...others], checked.value)) return nothing;
    const joined = join(model, [contact, ...others], context);
    const row = rowOf(model, contact, checked.value);
    const learned = learn([contact, ...others], row, { identities: checked.value, stamp: context.stamp });
    const operations = [...joined, ...chatOperations(model, { contact: row, fact, context }), ...learned];
    const silent = learned.length === 0 && joined.length === 0;
    return ok({ operations, result: null, contactId: contact.id, silent });
  },
};

/** Makes one person of contacts that WhatsApp showed to be one; a person can separate them again. */
function join(
  model: Model,
  contacts: readonly Stored<'contacts'>[],
  { stamp }: PlanContext,
): readonly Operation[] {
  const [into, ...others] = contacts.toSorted((a, b) =>
    model.people.rootOf(a.id) < model.people.rootOf(b.id) ? -1 : 1,
  );
  if (into === undefined) return [];
  return others.flatMap((from) => {
    const pair = { into, from };
    return mergeOperations(model, pair, { fields: valuesKept(pair, {}), stamp });
  });
}

/** The row of a person that knows this chat already: what is learned stays with it, should they be separated. */
function rowOf(
  model: Model,
  contact: Stored<'contacts'>,
  identities: readonly Identity[],
): Stored<'contacts'> {
  const keys = new Set(identities.map(identityKey));
  const rows = model.people.rowsOf(contact.id);
  return rows.find((row) => identitiesOf(row).some((own) => keys.has(identityKey(own)))) ?? contact;
}

function learn(
  people: readonly Stored<'contacts'>[],
  row: Stored<'contacts'>,
  { identities, stamp }: { readonly identities: readonly Identity[]; readonly stamp: Stamp },
): readonly Operation[] {
  const own = new Set(people.flatMap(identitiesOf).map(identityKey));
  return identities
    .filter((identity) => !own.has(identityKey(identity)))
    .map((identity) =>
      addElement(
        { table: 'contacts', id: row.id },
        { field: 'identities', element: identityElement({ ...identity, source: 'modules' }), stamp },
      ),
    );
}

function chatOperations(
  model: Model,
  { contact, fact, context }: { contact: Stored<'contacts'>; fact: ObservedChat; context: PlanContext },
): readonly Operation[] {
  const { now, stamp, newId } = context;
  const title = cleanPageText(fact.title);
  const openedAt = Math.min(fact.openedAt, now);
  const [chat] = model
    .chatsOf(contact.id)
    .toSorted((a, b) => Number(b.d.contactId === contact.id) - Number(a.d.contactId === contact.id));
  if (chat === undefined) {
    const fields = { contactId: contact.id, title, kind: fact.kind, openedAt };
    return setFields({ table: 'chats', id: newId() }, fields, stamp);
  }
  const fields = {
    ...(title !== '' && title !== chat.d.title ? { title } : {}),
    ...(fact.kind !== 'unknown' && fact.kind !== chat.d.kind ? { kind: fact.kind } : {}),
    ...(openedAt - chat.d.openedAt > sameVisit ? { openedAt } : {}),
  };
  return setFields({ table: 'chats', id: chat.id }, fields, stamp);
}
