import { identityKey, type Identity } from '@/lib/domain/contact/identity';
import type { OpenChat } from '@/lib/messaging/wire/host';
import type { ModelStorage } from '../storage/model-storage';

/**
 * Whether a chat that WhatsApp opened at our asking, and that names nobody itself, is the right one: whoever has its
 * name in WhatsApp's own database, person or group, is who was asked for. It says that the right chat was opened; it
 * gives the chat no identity.
 */
export async function isProvenByStorage(
  storage: ModelStorage,
  chat: OpenChat,
  wanted: readonly Identity[],
): Promise<boolean> {
  if (chat.certainty !== 'page-only' || chat.identities.length > 0) return false;
  const named = await storage.named(chat.title);
  if (named === undefined || named.length === 0) return false;
  const keys = new Set(wanted.map(identityKey));
  return named.every(({ identities }) => identities.some((identity) => keys.has(identityKey(identity))));
}
