import { mergedFieldsText, type ChoiceField } from '@/lib/domain/contact/merged-fields';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Stamp } from '@/lib/domain/shared/stamp';
import { setFields } from './changes';
import type { Model } from './model';
import type { Stored } from './stored';

type Contact = Stored<'contacts'>;

/** Two people who become one. */
interface Pair {
  /** The one whose id stands for both from now on. */
  readonly into: Contact;
  readonly from: Contact;
}

/**
 * Which of two people is merged into which: always the higher id into the lower, so that two computers that merge
 * the same two, each for itself, do the same.
 */
export function pairOf(model: Model, a: Contact, b: Contact): Pair {
  const isFirst = model.people.rootOf(a.id) < model.people.rootOf(b.id);
  return isFirst ? { into: a, from: b } : { into: b, from: a };
}

/** Of whom each value is kept where nobody chose: of the one that has any, and of the one merged into where both do. */
export function valuesKept(
  { into, from }: Pair,
  chosen: { readonly [F in ChoiceField]?: string | undefined },
) {
  const isOfFrom = (field: 'company' | 'quickFact') =>
    chosen[field] === undefined
      ? isEmpty(into.d[field]) && !isEmpty(from.d[field])
      : chosen[field] === from.id;
  const fields: ChoiceField[] = chosen.name === from.id ? ['name'] : [];
  if (isOfFrom('company')) fields.push('company');
  if (isOfFrom('quickFact')) fields.push('quickFact');
  return fields;
}

function isEmpty(value: string | null | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** Operations that make them one person; no row loses anything, so that clearing the link gives both back. */
export function mergeOperations(
  model: Model,
  { into, from }: Pair,
  { fields, stamp }: { readonly fields: readonly ChoiceField[]; readonly stamp: Stamp },
): Operation[] {
  const link = { mergedInto: model.people.rootOf(into.id), mergedFields: mergedFieldsText(fields) };
  return setFields({ table: 'contacts', id: model.people.rootOf(from.id) }, link, stamp);
}
