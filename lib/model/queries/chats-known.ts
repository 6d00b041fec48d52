import type { Identity } from '@/lib/domain/contact/identity';
import { isKeptOut } from '../kept-out';
import type { Model } from '../model';

/** For each chat: whose it is, where exactly one saved contact has it, and whether it is to be kept out. */
export function chatsKnown(
  model: Model,
  { chats }: { readonly chats: readonly { readonly identities: readonly Identity[] }[] },
) {
  return chats.map(({ identities }) => {
    const contacts = new Set(identities.flatMap((identity) => model.contactsWith(identity)));
    const [contact] = contacts;
    const one = contacts.size === 1 ? contact : undefined;
    return {
      contactId: one?.id ?? null,
      name: one?.d.name ?? '',
      keptOut: isKeptOut(model, identities),
      // Also what waits in the trash or is being erased counts as kept.
      holders: [
        ...new Set(identities.flatMap((identity) => model.holders(identity).map(({ id }) => id))),
      ].slice(0, 5),
    };
  });
}
