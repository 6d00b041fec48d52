import { fingerprint } from '@/lib/domain/contact/fingerprint';
import { identityKey, type Identity } from '@/lib/domain/contact/identity';
import type { Operation } from '@/lib/domain/shared/operation';
import { failed, ok } from '@/lib/domain/shared/result';
import { setFields } from '../changes';
import type { Command, PlanContext } from '../command';
import { identityOfDraft, keepOutSecret, secretRow } from '../kept-out';
import type { Model } from '../model';

interface Args {
  readonly identities: readonly Identity[];
  readonly on: boolean;
}

/**
 * Keeps a chat out, or lets it in again. Only a chat of which nothing is kept can be kept out; what is kept about a
 * contact must be erased first, which the options page alone can do. A draft goes at once, and for good.
 */
export const chatKeepOut: Command<Args, null> = {
  name: 'chat.keep-out',
  // History would remember which chat it was.
  undoable: false,
  plan(model, { identities, on }, context) {
    if (!on) return ok({ operations: letIn(model, identities, context), result: null, contactId: null });
    if (identities.some((identity) => model.holders(identity).length > 0))
      return failed('still-kept', stillSay);
    const operations = [...keepOut(model, identities, context), ...eraseDrafts(model, identities, context)];
    return ok({ operations, result: null, contactId: null });
  },
};

const stillSay = 'Something is kept about this person. Erase it on the options page first.';

/** Operations that mark these identities; the first of all marks makes the secret too. */
export function keepOut(
  model: Model,
  identities: readonly Identity[],
  { now, stamp, newId }: PlanContext,
): readonly Operation[] {
  const known = keepOutSecret(model);
  const secret = known ?? `${newId()}${newId()}`;
  const first =
    known === undefined ? setFields({ table: 'keptOut', id: secretRow }, { since: now, secret }, stamp) : [];
  const marks = identities
    .map((identity) => fingerprint(secret, identity))
    .filter((id) => model.tables.keptOut.get(id) === undefined)
    .flatMap((id) => setFields({ table: 'keptOut', id }, { since: now }, stamp));
  return [...first, ...marks];
}

/** Operations that take the marks of these identities away. */
export function letIn(
  model: Model,
  identities: readonly Identity[],
  { stamp }: PlanContext,
): readonly Operation[] {
  const secret = keepOutSecret(model);
  if (secret === undefined) return [];
  return identities
    .map((identity) => fingerprint(secret, identity))
    .filter((id) => model.tables.keptOut.get(id) !== undefined)
    .map((id) => ({ op: 'erase', table: 'keptOut', id, stamp }));
}

function eraseDrafts(
  model: Model,
  identities: readonly Identity[],
  { stamp }: PlanContext,
): readonly Operation[] {
  const keys = new Set(identities.map(identityKey));
  const erased: Operation[] = [];
  for (const { id } of model.tables.drafts.rows()) {
    const identity = identityOfDraft(id);
    if (identity !== undefined && keys.has(identityKey(identity)))
      erased.push({ op: 'erase', table: 'drafts', id, stamp });
  }
  return erased;
}
