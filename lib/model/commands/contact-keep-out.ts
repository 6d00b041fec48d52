import { failed, ok } from '@/lib/domain/shared/result';
import type { Command } from '../command';
import { identitiesOf } from '../identities-of';
import { keepOut, letIn } from './chat-keep-out';

interface Args {
  readonly contactId: string;
  readonly on: boolean;
}

/** Marks the chats of a contact that is being erased, so that none of it comes back; or takes the marks away again. */
export const contactKeepOut: Command<Args, null> = {
  name: 'contact.keep-out',
  undoable: false,
  plan(model, { contactId, on }, context) {
    const contact = model.tables.contacts.get(contactId);
    if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
    const identities = identitiesOf(contact);
    const operations = on ? keepOut(model, identities, context) : letIn(model, identities, context);
    return ok({ operations, result: null, contactId: null });
  },
};
