import { choiceFields } from '@/lib/domain/contact/merged-fields';
import type { Operation } from '@/lib/domain/shared/operation';
import { failed, ok } from '@/lib/domain/shared/result';
import { cleanTyped } from '@/lib/domain/text/clean';
import { setFields } from '../changes';
import type { Command } from '../command';
import type { Model } from '../model';
import { touchContact } from '../touch-contact';

interface Args {
  readonly contactId: string;
  readonly name?: string | undefined;
  readonly company?: string | undefined;
  readonly quickFact?: string | undefined;
}

/** Changes name, company or quick fact; an empty company or quick fact clears it. */
export const contactEdit: Command<Args, null> = {
  name: 'contact.edit',
  undoable: true,
  plan(model, args, { now, stamp }) {
    const contact = model.contact(args.contactId);
    if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
    const asked = {
      name: typed(args.name),
      company: clearable(args.company),
      quickFact: clearable(args.quickFact),
    };
    if (asked.name === '') return failed('invalid', 'A contact needs a name.');
    const fields = {
      ...(asked.name !== undefined && asked.name !== contact.d.name ? { name: asked.name } : {}),
      ...(asked.company !== undefined && asked.company !== (contact.d.company ?? null)
        ? { company: asked.company }
        : {}),
      ...(asked.quickFact !== undefined && asked.quickFact !== (contact.d.quickFact ?? null)
        ? { quickFact: asked.quickFact }
        : {}),
    };
    const changes = setFields({ table: 'contacts', id: contact.id }, fields, stamp).map((each) =>
      inItsRow(model, each),
    );
    const operations = changes.length === 0 ? [] : [...changes, ...touchContact(contact, now, stamp)];
    return ok({ operations, result: null, contactId: contact.id });
  },
};

/** Of a merged person each value is written where it stands, so that separating them leaves it with its owner. */
function inItsRow(model: Model, operation: Operation): Operation {
  const field = operation.op === 'set' ? choiceFields.find((each) => each === operation.field) : undefined;
  return field === undefined ? operation : { ...operation, id: model.people.holderOf(operation.id, field) };
}

function typed(text: string | undefined): string | undefined {
  return text === undefined ? undefined : cleanTyped(text).trim();
}

function clearable(text: string | undefined): string | null | undefined {
  const value = typed(text);
  return value === '' ? null : value;
}
