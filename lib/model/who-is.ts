import type { Identity, KnownIdentity } from '@/lib/domain/contact/identity';
import { identitiesOf } from './identities-of';
import { mayBeOne } from './may-be-one';
import type { Model } from './model';
import type { Stored } from './stored';

type Contact = Stored<'contacts'>;

/** What the identities of one chat say about who it is with. */
interface Who {
  /** Contacts that hold one of them and none that speaks against it. */
  readonly likely: readonly Contact[];
  /** Contacts that hold one of them but another WhatsApp account: a number that changed hands. A person decides. */
  readonly doubtful: readonly Contact[];
}

/** Looks a chat up among contacts to be seen. Only one likely contact is an answer; more are a question. */
export function whoIs(model: Model, identities: readonly Identity[]): Who {
  const lids = lidsOf(identities);
  const found = [...new Set(identities.flatMap((identity) => model.contactsWith(identity)))];
  if (lids.size === 0 || found.length === 0) return { likely: found, doubtful: [] };
  const isOther = (contact: Contact) => speakAgainst(lids, lidsOf(identitiesOf(contact)));
  return {
    likely: found.filter((contact) => !isOther(contact)),
    doubtful: found.filter(isOther),
  };
}

/** A LID is one WhatsApp account for good, so two that share none are two accounts, whatever number they have now. */
export function speakAgainst(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size > 0 && b.size > 0 && [...a].every((lid) => !b.has(lid));
}

/** The LIDs among identities. */
export function lidsOf(identities: readonly Identity[]): ReadonlySet<string> {
  return new Set(identities.filter(({ kind }) => kind === 'lid').map(({ value }) => value));
}

/** WhatsApp itself, or a person about this very chat; what was typed, imported or made up proves nothing. */
const verified: readonly KnownIdentity['source'][] = ['modules', 'page', 'said'];

/**
 * Says whether WhatsApp itself showed that these contacts are one person: it gave all these identities for one chat,
 * each contact holds one of them for certain, they are no two accounts, and nobody said that one stands by itself.
 */
export function areProvenOne(
  model: Model,
  contacts: readonly Contact[],
  identities: readonly Identity[],
): boolean {
  const holdsVerified = (contact: Contact) =>
    identitiesOf(contact).some(
      (own) =>
        verified.includes(own.source) &&
        identities.some(({ kind, value }) => kind === own.kind && value === own.value),
    );
  const [first, ...others] = contacts;
  return (
    first !== undefined &&
    contacts.every((contact) => holdsVerified(contact) && !wasSetApart(model, contact)) &&
    others.every((other) => mayBeOne(first, other)) &&
    contacts.every((a) =>
      contacts.every((b) => !speakAgainst(lidsOf(identitiesOf(a)), lidsOf(identitiesOf(b)))),
    )
  );
}

/** Says whether somebody separated this contact, or said that it is not the same as another. */
export function wasSetApart(model: Model, contact: Contact): boolean {
  return model.people.rowsOf(contact.id).some(({ d }) => d.mergedInto === null);
}
