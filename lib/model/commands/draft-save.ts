import type { Operation } from '@/lib/domain/shared/operation';
import { ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command } from '../command';

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
    if (draft !== undefined && body === '') {
      const erase: Operation = { op: 'erase', table: 'drafts', id: draft.id, stamp };
      return ok({ operations: [erase], result: null, contactId: null });
    }
    if ((draft?.d.body ?? '') === body) return ok({ operations: [], result: null, contactId: null });
    const fields = { body, editedAt: now, ...(contactId === undefined ? {} : { contactId }) };
    const operations = setFields({ table: 'drafts', id: args.key }, fields, stamp);
    return ok({ operations, result: null, contactId: contactId ?? null });
  },
};
