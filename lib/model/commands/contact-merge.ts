import type { ChoiceField } from '@/lib/domain/contact/merged-fields';
import { failed, ok } from '@/lib/domain/shared/result';
import type { Command } from '../command';
import { mayBeOne } from '../may-be-one';
import { mergeOperations, pairOf, valuesKept } from '../merge-operations';

interface Args {
  readonly contactId: string;
  readonly otherId: string;
  /** Which of the two each value is taken from, where a person chose. */
  readonly keep: { readonly [F in ChoiceField]?: string | undefined };
}

/** Makes two contacts one person, because somebody says that they are; each stays whole underneath. */
export const contactMerge: Command<Args, { contactId: string }> = {
  name: 'contact.merge',
  undoable: true,
  plan(model, { contactId, otherId, keep }, { stamp }) {
    const contact = model.contact(contactId);
    const other = model.contact(otherId);
    if (contact === undefined || other === undefined)
      return failed('not-found', 'This contact is not there any more.');
    const result = { contactId: contact.id };
    if (contact === other) return ok({ operations: [], result, contactId: contact.id });
    if (!mayBeOne(contact, other)) return failed('not-allowed', unlikeSay);
    const pair = pairOf(model, contact, other);
    const ids = { [contactId]: contact.id, [otherId]: other.id };
    const chosen = {
      name: keep.name === undefined ? undefined : ids[keep.name],
      company: keep.company === undefined ? undefined : ids[keep.company],
      quickFact: keep.quickFact === undefined ? undefined : ids[keep.quickFact],
    };
    const fields = valuesKept(pair, chosen);
    return ok({
      operations: mergeOperations(model, pair, { fields, stamp }),
      result: { contactId: pair.into.id },
      contactId: pair.into.id,
    });
  },
};

const unlikeSay = 'A group cannot be merged with a person, nor a sample with a real contact.';
