import { identityElement } from '@/lib/domain/contact/identity';
import { regionOfPhone } from '@/lib/domain/contact/phone';
import { failed, ok } from '@/lib/domain/shared/result';
import { addElement } from '../changes';
import type { Command } from '../command';
import { identitiesOf } from '../identities-of';
import { checkIdentities } from '../person-identities';
import { touchContact } from '../touch-contact';

interface Args {
  readonly contactId: string;
  readonly phone: string;
  readonly region?: string | undefined;
}

/** Adds a phone number as a person types it. */
export const contactAddPhone: Command<Args, null> = {
  name: 'contact.add-phone',
  undoable: true,
  plan(model, args, context) {
    const contact = model.contact(args.contactId);
    if (contact === undefined) return failed('not-found', 'This contact is not there any more.');
    const own = identitiesOf(contact);
    const region = args.region ?? ownRegion(own) ?? context.region;
    const checked = checkIdentities(model, [{ kind: 'phone', value: args.phone }], {
      source: 'typed',
      region,
    });
    if (!checked.ok) return checked;
    const phone = checked.value[0];
    if (phone === undefined) return failed('not-a-phone', 'This is not a phone number.');
    if (own.some((each) => each.kind === 'phone' && each.value === phone.value)) {
      return ok({ operations: [], result: null, contactId: contact.id });
    }
    if (model.contactsWith(phone).length > 0) return failed('belongs-to-other', otherSay);
    const element = identityElement({ ...phone, source: 'typed' });
    const { now, stamp } = context;
    const where = { table: 'contacts', id: contact.id } as const;
    const operations = [
      addElement(where, { field: 'identities', element, stamp }),
      ...touchContact(contact, now, stamp),
    ];
    return ok({ operations, result: null, contactId: contact.id });
  },
};

const otherSay = 'Another contact already has this number.';

function ownRegion(identities: ReturnType<typeof identitiesOf>): string | undefined {
  const phone = identities.find((identity) => identity.kind === 'phone');
  return phone === undefined ? undefined : regionOfPhone(phone.value);
}
