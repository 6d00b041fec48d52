import type { Identity } from '@/lib/domain/contact/identity';
import { presenceSetting, type HereView } from '@/lib/messaging/contract/presence';
import { conversationHash, conversationIdentity } from './conversation-of';
import type { QueryContext } from './query';
import type { Data } from './root';

/** The hash of a chat as the team knows it; nothing where nobody is told who looks at it. */
export async function conversationFor(
  data: Data,
  identities: readonly Identity[],
): Promise<string | undefined> {
  const key = data.account?.state === 'in' ? data.account.conversationKey : undefined;
  if (key === undefined || data.model.tables.settings.get(presenceSetting)?.d.value === false)
    return undefined;
  const identity = conversationIdentity(data.model, identities);
  return identity === undefined ? undefined : conversationHash(key, identity);
}

/** Who else of the team is in this chat now. */
export async function presenceHere(
  { data, now }: QueryContext,
  { identities }: { readonly identities: readonly Identity[] },
): Promise<readonly HereView[]> {
  const conversation = await conversationFor(data, identities);
  return conversation === undefined ? [] : data.presence.at(conversation, now);
}
