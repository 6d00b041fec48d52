import { failed, ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command } from '../command';
import { emptyDraft } from '../empty-draft';
import { isTimeZone } from '../time-zone';
import { touchContact } from '../touch-contact';

interface Args {
  readonly contactId: string;
  readonly title: string;
  readonly dueAt: number;
  readonly zone: string;
  readonly draftKey?: string | undefined;
}

/**
 * Promises something for a time and empties the draft it was typed in; the time zone is kept, so that the promise
 * stays right when clocks change.
 */
export const followUpAdd: Command<Args, { followUpId: string }> = {
  name: 'follow-up.add',
  undoable: true,
  plan(model, args, { now, stamp, newId, team }) {
    const contact = model.contact(args.contactId);
    if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
    const title = cleanTyped(args.title).trim();
    if (title === '') return failed('invalid', 'Say what to do.');
    if (!isTimeZone(args.zone)) return failed('invalid', 'This time zone is not known.');
    const followUpId = newId();
    const { dueAt, zone } = args;
    const mine = team === null ? {} : { by: team.seat, ownerId: team.seat };
    const fields = { contactId: contact.id, title, dueAt, zone, createdAt: now, ...mine };
    const operations = [
      ...setFields({ table: 'followUps', id: followUpId }, fields, stamp),
      ...emptyDraft(model, args.draftKey, { now, stamp }),
      ...touchContact(contact, now, stamp),
    ];
    return ok({ operations, result: { followUpId }, contactId: contact.id });
  },
};
