import { parseIdentityElement } from '@/lib/domain/contact/identity';
import type { Operation } from '@/lib/domain/shared/operation';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { Command, PlanCode, PlanContext } from '../command';
import { identitiesOf } from '../identities-of';
import { isKeptOut, keptOutSay } from '../kept-out';
import type { Model } from '../model';
import type { Past } from '../past';
import { takeBack } from '../take-back';

const keptFor = 30 * 24 * 60 * 60 * 1000;

/** Takes back what one command did, where nothing newer stands on it. Taking back an undo does it again. */
export const undo: Command<{ readonly command: string }, null> = {
  name: 'undo',
  undoable: true,
  plan(model, _args, context) {
    const allowed = mayTakeBack(context);
    if (!allowed.ok) return allowed;
    const past = allowed.value;
    if (past.contactId !== null && model.isHidden(past.contactId)) return failed('not-allowed', erasingSay);
    const operations = takeBack(model, past, context);
    if (operations === undefined) return failed('changed-since', changedSay);
    if (bringsKeptOut(model, operations)) return failed('kept-out', keptOutSay);
    if (wouldClash(model, operations)) {
      return failed('belongs-to-other', 'Another contact has this number now.');
    }
    return ok({ operations, result: null, contactId: past.contactId, takesBack: past.id });
  },
};

const changedSay = 'This was changed again since, so it cannot be taken back by itself.';
const erasingSay = 'This customer is being erased. Take the erasure back first.';

function mayTakeBack({ past, now }: PlanContext): Result<Past, PlanCode> {
  if (past === null) return failed('not-found', 'There is nothing to take back.');
  if (past.at < now - keptFor) return failed('too-old', 'Changes can be taken back for 30 days.');
  if (past.undoneBy !== null) return failed('changed-since', 'This was taken back already.');
  return ok(past);
}

/** A contact or identity that comes back must not meet another contact that was given the same one meanwhile. */
function wouldClash(model: Model, operations: readonly Operation[]): boolean {
  return operations.some((operation) => {
    const contact = operation.table === 'contacts' ? model.tables.contacts.get(operation.id) : undefined;
    if (contact === undefined) return false;
    const comesBack = operation.op === 'set' && operation.field === 'deletedAt' && operation.value === null;
    const added = operation.op === 'add' && operation.field === 'identities' ? [operation.element] : [];
    const identities = [
      ...(comesBack ? identitiesOf(contact) : []),
      ...added.flatMap((element) => parseIdentityElement(element) ?? []),
    ];
    const own = model.people.whole(contact.id)?.id;
    return identities.some((identity) => model.contactsWith(identity).some((other) => other.id !== own));
  });
}

/** A number that was taken from a contact before its chat was kept out must not come back. */
function bringsKeptOut(model: Model, operations: readonly Operation[]): boolean {
  return operations.some((operation) => {
    if (operation.op !== 'add' || operation.field !== 'identities') return false;
    const identity = parseIdentityElement(operation.element);
    return identity !== undefined && isKeptOut(model, [identity]);
  });
}
