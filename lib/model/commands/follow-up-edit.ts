import { failed, ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command } from '../command';
import { isTimeZone } from '../time-zone';

interface Args {
  readonly followUpId: string;
  readonly title?: string | undefined;
  readonly dueAt?: number | undefined;
  readonly zone?: string | undefined;
}

/** Changes what to do, or when. */
export const followUpEdit: Command<Args, null> = {
  name: 'follow-up.edit',
  undoable: true,
  plan(model, args, { stamp }) {
    const followUp = model.followUp(args.followUpId);
    if (followUp === undefined) return failed('not-found', 'This follow-up is not there any more.');
    const title = args.title === undefined ? undefined : cleanTyped(args.title).trim();
    if (title === '') return failed('invalid', 'Say what to do.');
    if (args.zone !== undefined && !isTimeZone(args.zone)) {
      return failed('invalid', 'This time zone is not known.');
    }
    const { dueAt, zone } = args;
    const fields = {
      ...(title !== undefined && title !== followUp.d.title ? { title } : {}),
      ...(dueAt !== undefined && dueAt !== followUp.d.dueAt ? { dueAt } : {}),
      ...(zone !== undefined && zone !== followUp.d.zone ? { zone } : {}),
    };
    const operations = setFields({ table: 'followUps', id: followUp.id }, fields, stamp);
    return ok({ operations, result: null, contactId: followUp.d.contactId });
  },
};
