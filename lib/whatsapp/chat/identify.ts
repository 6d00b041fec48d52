import { identityOfWid, type Identity } from '@/lib/domain/contact/identity';
import type { BridgeActive } from '@/lib/messaging/wire/bridge';
import type { OpenChat } from '@/lib/messaging/wire/host';
import type { Provenance } from '@/lib/messaging/wire/provenance';
import { phoneOfTitle, sameTitle } from '../text/phone-title';

/** What the page shows of the open chat. */
export interface Shown {
  readonly title: string;
  readonly candidate: string;
  readonly messageIds: readonly string[];
}

/** A chat without the token that the tracker gives it, and the id that WhatsApp's modules know it by. */
export interface Identified {
  readonly chat: Omit<OpenChat, 'token'>;
  readonly wid: string | undefined;
}

/**
 * `disagree`: page and modules name different chats, which is normal for a moment while one is being opened.
 * `unproven`: the names are equal and no message says more; two people may have one name, so time must tell.
 */
export type Verdict =
  | { readonly is: 'known'; readonly who: Identified }
  | { readonly is: 'disagree'; readonly who: Identified }
  | { readonly is: 'unproven'; readonly who: Identified }
  | { readonly is: 'unreadable' };

/**
 * Who the open chat is, from what the page shows and what the modules say. Without a readable title there is no
 * chat at all: an unknown chat is fine, a wrong one is not.
 */
export function identify(shown: Shown, said: BridgeActive | undefined, at: number): Verdict {
  if (shown.title === '') return { is: 'unreadable' };
  if (said === undefined || said.code !== 'chat')
    return { is: 'known', who: fromPage(shown, at, 'page-only') };
  if (!agrees(shown, said)) return { is: 'disagree', who: fromPage(shown, at, 'conflict') };
  return { is: said.seen > 0 ? 'known' : 'unproven', who: fromModules(shown, said, at) };
}

/** Messages decide where both sides have some; the name must fit too, but WhatsApp decorates one's own. */
function agrees(shown: Shown, said: BridgeActive): boolean {
  const comparable = shown.messageIds.length > 0 && said.held > 0;
  if (comparable && said.seen === 0) return false;
  if (said.names.split('\n').some((name) => sameTitle(name, shown.title))) return true;
  return said.kind === 'self' && comparable;
}

function fromModules(shown: Shown, said: BridgeActive, at: number): Identified {
  const kind = kindOf(said.kind);
  const provenance: Provenance = { tier: 'modules', candidate: said.candidate, at };
  const identities = identitiesOf(said);
  return { chat: { kind, title: shown.title, identities, certainty: 'verified', provenance }, wid: said.wid };
}

/** The identities in what the modules say about a chat: its own id, the paired one, the user name. */
export function identitiesOf(said: Pick<BridgeActive, 'wid' | 'alias' | 'username'>): readonly Identity[] {
  const own = identityOfWid(said.wid);
  if (!own.ok) return [];
  const alias = said.alias === '' ? undefined : identityOfWid(said.alias);
  const found: Identity[] = [own.value];
  const paired = own.value.kind === 'lid' ? 'phone' : 'lid';
  if (own.value.kind !== 'jid' && alias?.ok === true && alias.value.kind === paired) found.push(alias.value);
  if (said.username !== '') found.push({ kind: 'username', value: said.username });
  return found;
}

/** What the page alone says; in a conflict it names nobody. */
function fromPage({ title, candidate }: Shown, at: number, certainty: 'page-only' | 'conflict'): Identified {
  const phone = certainty === 'conflict' ? undefined : phoneOfTitle(title);
  return {
    chat: {
      kind: phone === undefined ? 'unknown' : 'person',
      title,
      identities: phone === undefined ? [] : [{ kind: 'phone', value: phone }],
      certainty,
      provenance: { tier: 'page', candidate, at },
    },
    wid: undefined,
  };
}

/** The modules' word for a kind of chat; any other word is no kind. */
export function kindOf(kind: string): OpenChat['kind'] {
  const known = ['person', 'business', 'group', 'channel', 'self'] as const;
  return known.find((each) => each === kind) ?? 'unknown';
}
