import type { Operation } from '@/lib/domain/shared/operation';
import { failed, ok } from '@/lib/domain/shared/result';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command } from '../command';
import { identityOfDraft, isKeptOut, keptOutSay } from '../kept-out';
import { earlierDrafts } from '../person-drafts';

interface Args {
  readonly key: string;
  readonly contactId?: string | undefined;
  readonly body: string;
}

/** Keeps what is being typed in one box of one chat; an empty text removes it. */
export const draftSave: Command<Args, null> = {
  name: 'draft.save',
  undoable: false,
  plan(model, args, { now, stamp }) {
    const body = cleanTyped(args.body);
    const draft = model.tables.drafts.get(args.key);
    const contactId = args.contactId === undefined ? undefined : model.contact(args.contactId)?.id;
    // A text that was begun before contacts were merged is in this box now, and nowhere else from here on.
    const taken = earlierDrafts(model, args.key).map((earlier) => eraseDraft(earlier.id, stamp));
    if (body === '') {
      const erased = [...(draft === undefined ? [] : [eraseDraft(draft.id, stamp)]), ...taken];
      return ok({ operations: erased, result: null, contactId: null });
    }
    if (draft?.d.body === body && taken.length === 0) {
      return ok({ operations: [], result: null, contactId: null });
    }
    const identity = identityOfDraft(args.key);
    if (identity !== undefined && isKeptOut(model, [identity])) return failed('kept-out', keptOutSay);
    const fields = { body, editedAt: now, ...(contactId === undefined ? {} : { contactId }) };
    const operations = [...setFields({ table: 'drafts', id: args.key }, fields, stamp), ...taken];
    return ok({ operations, result: null, contactId: contactId ?? null });
  },
};

function eraseDraft(id: string, stamp: Stamp): Operation {
  return { op: 'erase', table: 'drafts', id, stamp };
}
