import type { Operation } from '@/lib/domain/shared/operation';
import { failed, ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command, PlanContext } from '../command';
import { emptyDraft } from '../empty-draft';
import type { Model } from '../model';
import type { Stored } from '../stored';
import { touchContact } from '../touch-contact';

interface Args {
  readonly contactId: string;
  /** The member who looks after the contact from now on; nobody where null. */
  readonly to: string | null;
  /** What the next one must know. */
  readonly note?: string | undefined;
  readonly draftKey?: string | undefined;
}

/**
 * Gives a contact to a member of the team, with a note for them if there is one. What the one before had promised to
 * do for this contact goes along.
 */
export const contactAssign: Command<Args, null> = {
  name: 'contact.assign',
  undoable: true,
  plan(model, args, context) {
    const { team, stamp, now } = context;
    if (team === null) return failed('not-allowed', 'Sign in to share contacts with your team.');
    const contact = model.contact(args.contactId);
    if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
    const { to } = args;
    if (to !== null && !team.members.includes(to))
      return failed('not-found', 'This person is not in your team any more.');
    const before = contact.d.ownerId ?? null;
    const note = cleanTyped(args.note ?? '').trim();
    if (before === to && note === '') return ok({ operations: [], result: null, contactId: contact.id });
    const owner = {
      ownerId: to,
      ownerBy: team.seat,
      ownerAt: now,
      ownerSeen: to === null || to === team.seat,
    };
    const operations = [
      ...(before === to ? [] : setFields({ table: 'contacts', id: contact.id }, owner, stamp)),
      ...(before === to || to === null ? [] : promisesOf(model, { contact, before, to, stamp })),
      ...(note === '' ? [] : noteFor(contact, { note, to }, { ...context, team })),
      ...emptyDraft(model, args.draftKey, { now, stamp }),
      ...touchContact(contact, now, stamp),
    ];
    return ok({ operations, result: null, contactId: contact.id });
  },
};

interface Passing {
  readonly contact: Stored<'contacts'>;
  readonly before: string | null;
  readonly to: string;
  readonly stamp: string;
}

function promisesOf(model: Model, { contact, before, to, stamp }: Passing): Operation[] {
  if (before === null) return [];
  return model
    .followUpsOf(contact.id)
    .filter(({ d }) => typeof d.doneAt !== 'number' && d.ownerId === before)
    .flatMap(({ id }) => setFields({ table: 'followUps', id }, { ownerId: to }, stamp));
}

function noteFor(
  contact: Stored<'contacts'>,
  { note, to }: { readonly note: string; readonly to: string | null },
  { team, newId, now, stamp }: PlanContext & { readonly team: NonNullable<PlanContext['team']> },
): Operation[] {
  const fields = { contactId: contact.id, body: note, createdAt: now, by: team.seat, handedTo: to };
  return setFields({ table: 'notes', id: newId() }, fields, stamp);
}
