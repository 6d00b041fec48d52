import {
  capabilityNames,
  criticalCapabilities,
  type CapabilityHealth,
  type CapabilityName,
  type CapabilityState,
} from '@/lib/messaging/wire/health';
import type { OpenChat } from '@/lib/messaging/wire/host';
import type { PageSnapshot } from '../page/read-page';
import type { Breakers } from './breakers';
import { contradicts, type LooseLook } from './loose-finder';
import type { TargetName } from '../selectors/selector-set';
import type { Probe, Sighting } from './probe';

/** Everything a judgement is made of. */
export interface Signs {
  readonly page: PageSnapshot;
  /** What is shown as the open chat; nothing while one is being opened, or when it cannot be read. */
  readonly chat: OpenChat | null;
  /** The chat on the page was given up as unreadable. */
  readonly givenUp: boolean;
  readonly loose: LooseLook;
  readonly probe: Probe;
  /** WhatsApp's modules answer in a shape that we know. */
  readonly modules: boolean;
  readonly breakers: Breakers;
}

type Way = Pick<CapabilityHealth, 'tier' | 'candidate' | 'matches'>;
/** How it is doing, by which way, and whether the strict path and the loose finder see different things. */
type Judgement = readonly [state: CapabilityState, way?: Way, disagrees?: boolean];

const nowhere: Way = { tier: 'none', candidate: '', matches: 0 };
/** What one sees on a screen that is understood. */
const sights: { readonly [S in PageSnapshot['screen']]?: TargetName } = {
  chat: 'main',
  'no-chat': 'intro',
  'signed-out': 'signedOut',
  loading: 'loading',
  between: 'mainScreen',
};

/** How each capability is doing, by what is there now. */
export function judge(signs: Signs): readonly CapabilityHealth[] {
  const { loose, breakers } = signs;
  const judgements: { readonly [N in CapabilityName]: Judgement } = {
    screen: judgeScreen(signs),
    chat: judgeChat(signs),
    number: judgeNumber(signs),
    messages: judgeSight(signs, 'messages', loose.rows),
    composer: judgeSight(signs, 'composer', loose.composers),
    list: judgeList(signs),
    open: judgeOpen(signs),
  };
  return capabilityNames.map((name) => {
    const [state, way = nowhere, disagrees = false] = judgements[name];
    const resting = breakers.resting(name);
    const lastWorkedAt = breakers.lastWorkedAt(name);
    const now = resting && state !== 'idle' ? 'fails' : state;
    return { name, ...way, disagrees, state: now, resting, lastWorkedAt };
  });
}

/** True when so many critical capabilities fail that what is left cannot be trusted. */
export function isSafeModeDue(capabilities: readonly CapabilityHealth[]): boolean {
  const failing = capabilities.filter(
    ({ name, state }) => state === 'fails' && criticalCapabilities.includes(name),
  );
  return failing.length >= 2;
}

function judgeScreen({ page, probe }: Signs): Judgement {
  const target = sights[page.screen];
  return target === undefined ? ['fails'] : bySight(probe(target), `${target}:`);
}

function bySight({ rank, candidate, matches }: Sighting, label = ''): Judgement {
  const way = { tier: 'page', candidate: label + candidate, matches } as const;
  return [rank < 0 ? 'fails' : rank === 0 ? 'works' : 'guesses', way];
}

function judgeChat({ page, chat, givenUp, loose, probe }: Signs): Judgement {
  const { screen, title } = page;
  // A field to type into shows that a chat is open, also where the strict path finds none.
  if (loose.composers > 0 && ['between', 'no-chat', 'unknown'].includes(screen))
    return ['fails', nowhere, true];
  if (screen !== 'chat') return [screen === 'unknown' ? 'fails' : 'idle'];
  const { matches } = probe('title');
  const doubted = contradicts(loose, title);
  if (chat === null) return [givenUp ? 'fails' : 'idle', { ...nowhere, matches }, doubted];
  const way = wayTo(chat, matches);
  return chat.certainty === 'conflict' ? ['fails', way, true] : [sureness(chat), way, doubted];
}

function judgeNumber({ chat }: Signs): Judgement {
  if (chat === null) return ['idle'];
  const matches = chat.identities.length;
  return matches === 0 ? ['fails'] : [sureness(chat), wayTo(chat, matches)];
}

function wayTo({ provenance: { tier, candidate } }: OpenChat, matches: number): Way {
  return { tier: tier === 'modules' ? tier : 'page', candidate, matches };
}

function sureness({ certainty }: OpenChat): CapabilityState {
  return certainty === 'verified' ? 'works' : 'guesses';
}

/** What is not always there: where the loose finder sees none either, there is nothing to judge. */
function judgeSight({ probe }: Signs, name: TargetName, seen: number): Judgement {
  const sighting = probe(name);
  if (sighting.rank >= 0) return bySight(sighting);
  return seen > 0 ? ['fails', nowhere, true] : ['idle'];
}

/** WhatsApp's modules know every chat of the list; the page only those whose lines were there. */
function judgeList(signs: Signs): Judgement {
  const [state, way = nowhere, disagrees = false] = judgeSight(signs, 'chatList', signs.loose.lists);
  if (state === 'fails' || state === 'idle') return [state, way, disagrees];
  return signs.modules ? ['works', { ...way, tier: 'modules' }] : ['guesses', way];
}

/** WhatsApp's own command opens every chat; a link in its page only one with a phone number. */
function judgeOpen({ page: { screen }, probe, modules }: Signs): Judgement {
  if (screen === 'loading' || screen === 'signed-out') return ['idle'];
  if (modules) return ['works', { tier: 'modules', candidate: 'Cmd.openChatBottom', matches: 0 }];
  const [state, way = nowhere] = bySight(probe('mainScreen'), 'link:');
  return state === 'fails' ? [state] : ['guesses', way];
}
