import { identityKey, type Identity } from '@/lib/domain/contact/identity';
import { failed } from '@/lib/domain/shared/result';
import type { HostVerbs, OpenChat } from '@/lib/messaging/wire/host';
import type { ModulesLine } from '../bridge/modules-line';
import { find } from '../page/find';
import type { PageSelectors } from '../selectors/selector-set';
import { from, okFrom, type Answer } from '../provenance';
import type { ModelStorage } from '../storage/model-storage';
import type { ChatFollower } from './following';
import { openByLink } from './open-link';
import { isProvenByStorage } from './prove-opened';

type Code = Extract<HostVerbs['chat.open']['result'], { ok: false }>['code'];
type Outcome = Answer<null, Code>;
type Asked = 'opened' | 'not-found' | 'no-answer';

/** What opening a chat needs. */
export interface OpeningPlace {
  readonly document: Document;
  readonly modules: ModulesLine;
  readonly follower: ChatFollower;
  readonly selectors: PageSelectors;
  readonly storage: ModelStorage;
  readonly signal: AbortSignal;
}

const verifyMs = 3_000;
const everyMs = 50;

/** Opens the chat of one of these identities without a reload and waits until the page shows that it did. */
export async function openChat(place: OpeningPlace, identities: readonly Identity[]): Promise<Outcome> {
  const { follower } = place;
  const { chat } = follower.view();
  if (chat !== null && isOpen(chat, identities)) return okFrom(null, chat.provenance);
  if (find('mainScreen', place.document, place.selectors) === undefined) return failed('not-ready');
  const asked = askModules(place, identities);
  const taken =
    asked === 'opened' || linkable(identities, asked).some((each) => openByLink(place.document, each));
  if (taken) return verify(place, identities, chat?.token);
  return asked === 'not-found' ? failed('not-found') : failed('unsupported');
}

/**
 * By which links a chat may be asked for, best first. A number can be one that WhatsApp has no chat with yet; any
 * other identity means a chat that is there, so it is not tried once the modules have said that there is none.
 */
function linkable(identities: readonly Identity[], asked: Asked): readonly Identity[] {
  const phones = identities.filter(({ kind }) => kind === 'phone');
  return asked === 'not-found' ? phones : [...phones, ...identities.filter(({ kind }) => kind !== 'phone')];
}

/** WhatsApp's own command knows every chat in its list, also those that have no phone number. */
function askModules(place: OpeningPlace, identities: readonly Identity[]): Asked {
  if (place.modules.state() === 'off') return 'no-answer';
  for (const identity of identities) {
    const code = place.modules.open(identityKey(identity));
    if (code === 'ok') return 'opened';
    if (code !== 'not-found') return 'no-answer';
  }
  return 'not-found';
}

async function verify(
  place: OpeningPlace,
  identities: readonly Identity[],
  before: string | undefined,
): Promise<Outcome> {
  const until = Date.now() + verifyMs;
  let last: OpenChat | null = null;
  let doubted = '';
  while (Date.now() < until && !place.signal.aborted) {
    place.follower.look();
    last = place.follower.view().chat;
    if (last !== null && isOpen(last, identities)) return okFrom(null, last.provenance);
    if (last !== null && last.token !== before && last.token !== doubted) {
      doubted = last.token;
      if (await isProvenByStorage(place.storage, last, identities)) {
        return place.follower.view().chat?.token === last.token ? byStorage() : failed('wrong-chat');
      }
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  if (last === null) return failed('not-found');
  // Nothing changed: there is no such chat, or it is the one that was open all the time.
  const same = last.token === before;
  if (same && (await isProvenByStorage(place.storage, last, identities))) return byStorage();
  const code = !isAnother(last, identities) ? 'unproven' : same ? 'not-found' : 'wrong-chat';
  return { ...failed(code), provenance: last.provenance };
}

const byStorage = (): Outcome => okFrom(null, from('storage', 'name'));

function isOpen(chat: OpenChat, identities: readonly Identity[]): boolean {
  if (chat.certainty === 'conflict') return false;
  const shown = new Set(chat.identities.map(identityKey));
  return identities.some((identity) => shown.has(identityKey(identity)));
}

/**
 * True when a chat with none of these identities has to be somebody else's: it has another one of the same kind, or one
 * is a group and the other is not. A number says nothing about a LID or a user name.
 */
function isAnother({ identities }: OpenChat, wanted: readonly Identity[]): boolean {
  return identities.some(({ kind }) =>
    wanted.some((each) => each.kind === kind || (each.kind === 'jid') !== (kind === 'jid')),
  );
}
