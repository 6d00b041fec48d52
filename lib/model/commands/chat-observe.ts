import { identityElement, identityKey, type Identity } from '@/lib/domain/contact/identity';
import type { Operation } from '@/lib/domain/shared/operation';
import { ok } from '@/lib/domain/shared/result';
import { cleanPageText } from '@/lib/domain/text/clean';
import { keepOut } from './chat-keep-out';
import { addElement, setFields } from '../changes';
import type { Command, PlanContext } from '../command';
import { identitiesOf } from '../identities-of';
import type { Model } from '../model';
import { checkIdentities } from '../person-identities';
import type { Stored } from '../stored';

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
 * second identity that came with a known one in the same fact. Facts that match nobody, or two, leave no trace.
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
    const holders = new Set(found.filter((each) => isLive(model, each)));
    const [contact] = holders;
    if (contact === undefined || holders.size > 1 || !model.isVisible(contact)) return nothing;
    const learned = learn(contact, checked.value, context);
    const operations = [...chatOperations(model, { contact, fact, context }), ...learned];
    return ok({ operations, result: null, contactId: contact.id, silent: learned.length === 0 });
  },
};

/** Deleted contacts do not count as holders, those being erased do: nothing is written about them. */
function isLive(model: Model, contact: Stored<'contacts'>): boolean {
  return model.hidden.has(contact.id) || model.isVisible(contact);
}

function learn(
  contact: Stored<'contacts'>,
  identities: readonly Identity[],
  { stamp }: PlanContext,
): readonly Operation[] {
  const own = new Set(identitiesOf(contact).map(identityKey));
  return identities
    .filter((identity) => !own.has(identityKey(identity)))
    .map((identity) =>
      addElement(
        { table: 'contacts', id: contact.id },
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
  const [chat] = model.chatsOf(contact.id);
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
