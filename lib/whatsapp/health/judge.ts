import {
  criticalCapabilities,
  type CapabilityHealth,
  type CapabilityName,
  type CapabilityState,
} from '@/lib/messaging/wire/health';
import type { OpenChat } from '@/lib/messaging/wire/host';
import type { PageSnapshot } from '../page/read-page';
import type { Breakers } from './breakers';
import { contradicts, type LooseLook } from './loose-finder';
import type { Probe } from './probe';

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

type Judgement = Pick<CapabilityHealth, 'state' | 'tier' | 'candidate' | 'matches' | 'disagrees'>;

const nothing = { tier: 'none', candidate: '', matches: 0, disagrees: false } as const;

/** How each capability is doing, by what is there now. */
export function judge(signs: Signs): readonly CapabilityHealth[] {
  const judgements: { readonly [N in CapabilityName]: Judgement } = {
    screen: judgeScreen(signs),
    chat: judgeChat(signs),
    number: judgeNumber(signs),
    messages: judgeInChat(signs, 'messages', signs.loose.rows),
    composer: judgeInChat(signs, 'composer', signs.loose.composers),
    open: judgeOpen(signs),
  };
  const full = (name: CapabilityName): CapabilityHealth => {
    const resting = signs.breakers.resting(name);
    const judged = judgements[name];
    const state = resting && judged.state !== 'idle' ? 'fails' : judged.state;
    return { name, ...judged, state, resting, lastWorkedAt: signs.breakers.lastWorkedAt(name) };
  };
  return [full('screen'), full('chat'), full('number'), full('messages'), full('composer'), full('open')];
}

/** True when so many critical capabilities fail that what is left cannot be trusted. */
export function isSafeModeDue(capabilities: readonly CapabilityHealth[]): boolean {
  const failing = capabilities.filter(
    ({ name, state }) => state === 'fails' && criticalCapabilities.includes(name),
  );
  return failing.length >= 2;
}

function ranked(rank: number): CapabilityState {
  return rank < 0 ? 'fails' : rank === 0 ? 'works' : 'guesses';
}

function judgeScreen({ page, probe }: Signs): Judgement {
  const name = {
    chat: 'main',
    'no-chat': 'intro',
    'signed-out': 'signedOut',
    loading: 'loading',
    between: 'mainScreen',
    unknown: undefined,
  } as const;
  const target = name[page.screen];
  if (target === undefined) return { ...nothing, state: 'fails' };
  const { rank, candidate, matches } = probe(target);
  return {
    state: ranked(rank),
    tier: 'page',
    candidate: `${target}:${candidate}`,
    matches,
    disagrees: false,
  };
}

/** A field to type into shows that a chat is open, also where the strict path finds none. */
function isChatMissed({ page, loose }: Signs): boolean {
  return loose.composers > 0 && ['between', 'no-chat', 'unknown'].includes(page.screen);
}

function judgeChat(signs: Signs): Judgement {
  const { page, chat, givenUp, loose, probe } = signs;
  if (isChatMissed(signs)) return { ...nothing, state: 'fails', disagrees: true };
  if (page.screen === 'unknown') return { ...nothing, state: 'fails' };
  if (page.screen !== 'chat') return { ...nothing, state: 'idle' };
  const { matches } = probe('title');
  const doubted = contradicts(loose, page.title);
  if (chat === null) return { ...nothing, matches, state: givenUp ? 'fails' : 'idle', disagrees: doubted };
  const { tier, candidate } = chat.provenance;
  const from = { tier: tier === 'modules' ? tier : 'page', candidate, matches } as const;
  if (chat.certainty === 'conflict') return { ...from, state: 'fails', disagrees: true };
  return { ...from, state: chat.certainty === 'verified' ? 'works' : 'guesses', disagrees: doubted };
}

function judgeNumber({ chat }: Signs): Judgement {
  if (chat === null) return { ...nothing, state: 'idle' };
  if (chat.identities.length === 0) return { ...nothing, state: 'fails' };
  const tier = chat.provenance.tier === 'modules' ? 'modules' : 'page';
  const state = chat.certainty === 'verified' ? 'works' : 'guesses';
  const matches = chat.identities.length;
  return { state, tier, candidate: chat.provenance.candidate, matches, disagrees: false };
}

/** What not every chat has: where the loose finder sees none either, there is nothing to judge. */
function judgeInChat(signs: Signs, name: 'messages' | 'composer', seen: number): Judgement {
  const { rank, candidate, matches } = signs.probe(name);
  if (rank >= 0) return { state: ranked(rank), tier: 'page', candidate, matches, disagrees: false };
  return seen > 0 ? { ...nothing, state: 'fails', disagrees: true } : { ...nothing, state: 'idle' };
}

/** WhatsApp's own command opens every chat; a link in its page only one with a phone number. */
function judgeOpen({ page, probe, modules }: Signs): Judgement {
  if (page.screen === 'loading' || page.screen === 'signed-out') return { ...nothing, state: 'idle' };
  if (modules) return { ...nothing, state: 'works', tier: 'modules', candidate: 'Cmd.openChatBottom' };
  const { rank, candidate, matches } = probe('mainScreen');
  if (rank < 0) return { ...nothing, state: 'fails' };
  return { state: 'guesses', tier: 'page', candidate: `link:${candidate}`, matches, disagrees: false };
}
