import { failed, ok, type Result } from '../shared/result';

/** What may tell who a contact is. A phone is E.164 (`+919864012345`); lid and jid keep their server part. */
export const identityKinds = ['phone', 'lid', 'bsuid', 'username', 'jid', 'local'] as const;
export type IdentityKind = (typeof identityKinds)[number];

/** Who says so: WhatsApp's own modules, its page, a person who typed it or said whose chat it is, an import. */
export const identitySources = ['modules', 'page', 'typed', 'said', 'import', 'sample'] as const;
export type IdentitySource = (typeof identitySources)[number];

export interface Identity {
  readonly kind: IdentityKind;
  readonly value: string;
}

export interface KnownIdentity extends Identity {
  readonly source: IdentitySource;
}

/** The text under which an identity is indexed and compared. */
export function identityKey(identity: Identity): string {
  return `${identity.kind}:${identity.value}`;
}

/** The set element that keeps an identity together with who said it. */
export function identityElement(identity: KnownIdentity): string {
  return `${identityKey(identity)}#${identity.source}`;
}

/** Reads a set element back; anything that is not one of ours is refused. */
export function parseIdentityElement(element: string): KnownIdentity | undefined {
  const colon = element.indexOf(':');
  const hash = element.lastIndexOf('#');
  if (colon < 1 || hash <= colon + 1) return undefined;
  const kind = identityKinds.find((each) => each === element.slice(0, colon));
  const source = identitySources.find((each) => each === element.slice(hash + 1));
  if (kind === undefined || source === undefined) return undefined;
  return { kind, value: element.slice(colon + 1, hash), source };
}

const phoneServers = new Set(['c.us', 's.whatsapp.net']);

/**
 * The identity inside one of WhatsApp's ids (`user@server`). A phone comes only from `c.us` or
 * `s.whatsapp.net`; the digits of a LID are not a phone number. Unknown servers are refused, never guessed.
 */
export function identityOfWid(wid: string): Result<Identity, 'not-an-id' | 'unknown-server'> {
  const match = /^([A-Za-z0-9._:-]{1,64})@([a-z.]{1,32})$/.exec(wid);
  if (match === null) return failed('not-an-id');
  const user = (match[1] ?? '').replace(/:\d+$/, '');
  const server = match[2] ?? '';
  if (phoneServers.has(server)) {
    return /^[1-9]\d{5,14}$/.test(user) ? ok({ kind: 'phone', value: `+${user}` }) : failed('not-an-id');
  }
  if (server === 'lid') return ok({ kind: 'lid', value: `${user}@lid` });
  if (server === 'g.us') return ok({ kind: 'jid', value: `${user}@g.us` });
  return failed('unknown-server');
}
