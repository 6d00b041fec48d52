import { identityElement, identityKey, type Identity } from '@/lib/domain/contact/identity';
import { failed, ok } from '@/lib/domain/shared/result';
import { addElement } from '../changes';
import type { Command } from '../command';
import { identitiesOf } from '../identities-of';
import { checkIdentities } from '../person-identities';
import { whoIs } from '../who-is';

interface Args {
  readonly contactId: string;
  readonly identities: readonly Identity[];
  readonly source: 'modules' | 'page' | 'typed';
}

/** Ties the open chat to a contact that a person chose; kept as said by a person, whoever found the identities. */
export const contactLinkChat: Command<Args, null> = {
  name: 'contact.link-chat',
  undoable: true,
  plan(model, args, { stamp, region }) {
    const contact = model.contact(args.contactId);
    if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
    const checked = checkIdentities(model, args.identities, { source: args.source, region });
    if (!checked.ok) return checked;
    const own = new Set(identitiesOf(contact).map(identityKey));
    const fresh = checked.value.filter((identity) => !own.has(identityKey(identity)));
    const { likely } = whoIs(model, checked.value);
    if (likely.some((other) => other !== contact)) {
      return failed('belongs-to-other', 'Another contact already has this chat.');
    }
    const operations = fresh.map((identity) =>
      addElement(
        { table: 'contacts', id: contact.id },
        { field: 'identities', element: identityElement({ ...identity, source: 'said' }), stamp },
      ),
    );
    return ok({ operations, result: null, contactId: contact.id });
  },
};
