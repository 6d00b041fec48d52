import { identityElement, type Identity } from '@/lib/domain/contact/identity';
import { shownPhone } from '@/lib/domain/contact/phone';
import { failed, ok } from '@/lib/domain/shared/result';
import { cleanPageText } from '@/lib/domain/text/clean';
import { addElement, setFields } from '../changes';
import type { Command } from '../command';
import { checkIdentities } from '../person-identities';
import { whoIs } from '../who-is';

interface Args {
  readonly identities: readonly Identity[];
  readonly source: 'modules' | 'page' | 'typed' | 'said';
  readonly kind: 'person' | 'group' | 'business';
  readonly name: string;
}

/** Saves who the open chat is with; a person who is known by one of the identities is answered, not saved twice. */
export const contactSave: Command<Args, { contactId: string; already: boolean }> = {
  name: 'contact.save',
  undoable: true,
  plan(model, args, { now, stamp, newId, region }) {
    const checked = checkIdentities(model, args.identities, { source: args.source, region });
    if (!checked.ok) return checked;
    const holders = checked.value.flatMap((identity) => model.holders(identity));
    if (holders.some((contact) => model.isHidden(contact.id))) return failed('not-allowed', erasingSay);
    // A contact with another WhatsApp account keeps what it has: the number changed hands, this is somebody new.
    const known = whoIs(model, checked.value).likely;
    const contactId = known[0]?.id;
    if (known.length > 1) return failed('belongs-to-other', twoSay);
    if (contactId !== undefined)
      return ok({ operations: [], result: { contactId, already: true }, contactId });
    const id = newId();
    const where = { table: 'contacts', id } as const;
    const name = nameOf(args, checked.value);
    const operations = [
      ...setFields(where, { name, kind: args.kind, createdAt: now }, stamp),
      ...checked.value.map((identity) =>
        addElement(where, {
          field: 'identities',
          element: identityElement({ ...identity, source: args.source }),
          stamp,
        }),
      ),
    ];
    return ok({ operations, result: { contactId: id, already: false }, contactId: id });
  },
};

const erasingSay = 'This customer is being erased. Wait half a minute, or take the erasure back.';
const twoSay = 'This chat matches two saved contacts. Open both and keep the right number with each.';

function nameOf(args: Args, identities: readonly Identity[]): string {
  const name = cleanPageText(args.name);
  if (name !== '') return name;
  const phone = identities.find((identity) => identity.kind === 'phone');
  return phone === undefined ? 'No name yet' : shownPhone(phone.value);
}
