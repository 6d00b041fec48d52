import { identityKinds, type Identity } from '@/lib/domain/contact/identity';
import { identitiesOf } from '@/lib/model/identities-of';
import { isKeptOut } from '@/lib/model/kept-out';
import type { Model } from '@/lib/model/model';
import { whoIs } from '@/lib/model/who-is';
import { toBase64Url } from '@/lib/sync/account/proof';

/**
 * The one identity by which every seat knows this chat: its phone number where the chat or its saved contact has one,
 * because one seat may see a number where another sees only an id. Nothing for a personal chat.
 */
export function conversationIdentity(model: Model, own: readonly Identity[]): Identity | undefined {
  if (isKeptOut(model, own)) return undefined;
  const { likely } = whoIs(model, own);
  const [contact] = likely;
  const saved = contact !== undefined && likely.length === 1 ? identitiesOf(contact) : [];
  const phone = lowest(own, 'phone') ?? lowest(saved, 'phone');
  if (phone !== undefined) return phone;
  const kinds = identityKinds.filter((kind) => kind !== 'local' && kind !== 'phone');
  return kinds.map((kind) => lowest([...own, ...saved], kind)).find((found) => found !== undefined);
}

function lowest(identities: readonly Identity[], kind: Identity['kind']): Identity | undefined {
  const values = identities.filter((each) => each.kind === kind).map(({ value }) => value);
  const [value] = values.sort();
  return value === undefined ? undefined : { kind, value };
}

/** The hash under which a conversation is named to the server: only who has the workspace's key can make it. */
export async function conversationHash(key: string, { kind, value }: Identity): Promise<string> {
  const text = new TextEncoder();
  const hmac = { name: 'HMAC', hash: 'SHA-256' };
  const imported = await crypto.subtle.importKey('raw', text.encode(key), hmac, false, ['sign']);
  const made = new Uint8Array(await crypto.subtle.sign('HMAC', imported, text.encode(`${kind}:${value}`)));
  return toBase64Url(made);
}
