import { identityKey, type Identity } from '@/lib/domain/contact/identity';
import type { OpenChat } from '@/lib/messaging/wire/host';
import type { ModelStorage } from '../storage/model-storage';

/**
 * Whether a chat that WhatsApp opened at our asking, and that names nobody itself, is the right one: its name is one
 * that WhatsApp's own database has for exactly one person, and that person is among those who were asked for. It
 * says that the right chat was opened; it gives the chat no identity.
 */
export async function isProvenByStorage(
  storage: ModelStorage,
  chat: OpenChat,
  wanted: readonly Identity[],
): Promise<boolean> {
  if (chat.certainty !== 'page-only' || chat.identities.length > 0) return false;
  const named = await storage.named(chat.title);
  const [only, ...more] = named ?? [];
  if (only === undefined || more.length > 0) return false;
  const keys = new Set(only.identities.map(identityKey));
  return wanted.some((identity) => keys.has(identityKey(identity)));
}
