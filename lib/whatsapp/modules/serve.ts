import { bridgeProtocol, type BridgeAsk } from '@/lib/messaging/wire/bridge';
import { parseBridgeAsk } from '@/lib/messaging/wire/parse-bridge-ask';
import { createBreaker, type Breaker } from './breaker';
import type { Loader } from './loader';
import { openChat } from './open-chat';
import { createListDesk, type ListDesk } from './serve-list';
import type { Primordials } from './primordials';
import { noActive, readActive, type ActiveFound } from './read-active';
import type { ReceivedPort } from './receive-port';
import { settle, settleRule, unseen, type Settling } from './settle';
import { watchActive } from './watch-active';
import { writeComposer } from './write-composer';

interface Desk {
  readonly own: Primordials;
  readonly loader: Loader;
  readonly port: MessagePort;
  readonly reading: Breaker;
  readonly opening: Breaker;
  readonly listing: Breaker;
  readonly list: ListDesk;
  readonly writing: Breaker;
  round: number;
  askedAt: number;
  settling: Settling;
  unwatch: (() => void) | undefined;
}

/** Answers the isolated script over its port. Nothing of the page is touched before the first `watch`. */
export function serve(own: Primordials, loader: Loader, handover: ReceivedPort): void {
  const desk: Desk = {
    own,
    loader,
    port: handover.port,
    reading: createBreaker(own.now),
    opening: createBreaker(own.now),
    listing: createBreaker(own.now),
    list: createListDesk(own, loader, (rows) => say(desk, { say: 'listed', rows })),
    writing: createBreaker(own.now),
    round: 0,
    askedAt: 0,
    settling: unseen,
    unwatch: undefined,
  };
  own.listen(handover.port, 'message', (event) => {
    try {
      const ask = parseBridgeAsk(own.dataOf(event));
      if (ask !== undefined) answer(desk, ask);
    } catch {
      // No answer is an answer: the isolated script goes on without modules.
    }
  });
  own.start(handover.port);
  say(desk, { say: 'hello', nonce: handover.nonce, v: bridgeProtocol });
}

function answer(desk: Desk, ask: BridgeAsk): void {
  switch (ask.verb) {
    case 'watch':
      desk.round += 1;
      desk.askedAt = desk.own.now();
      desk.settling = unseen;
      look(desk, desk.round);
      return;
    case 'rest':
      desk.round += 1;
      desk.settling = unseen;
      stopWatching(desk);
      desk.list.rest();
      return;
    case 'active':
      say(desk, { say: 'active', id: ask.id, ...active(desk, ask.text) });
      return;
    case 'open':
      say(desk, {
        say: 'opened',
        id: ask.id,
        code: coded(desk, desk.opening, () => openChat(desk.loader, ask.text)),
      });
      return;
    case 'chats':
      say(desk, { say: 'chats', id: ask.id, ...chats(desk, ask.text) });
      return;
    case 'write':
      say(desk, {
        say: 'wrote',
        id: ask.id,
        code: coded(desk, desk.writing, () => writeComposer(desk.loader, ask.text)),
      });
  }
}

/** Looks at the module count until it has settled, then says so and listens for another open chat. */
function look(desk: Desk, round: number): void {
  if (desk.round !== round) return;
  desk.settling = settle(desk.settling, { at: desk.own.now(), count: desk.loader.count() });
  if (!desk.settling.settled) {
    const patient = desk.own.now() - desk.askedAt < settleRule.patienceMs;
    desk.own.later(() => look(desk, round), patient ? settleRule.everyMs : settleRule.rarelyMs);
    return;
  }
  listenForChanges(desk, round, 0);
  say(desk, { say: 'changed' });
}

const mostTries = 20;

function listenForChanges(desk: Desk, round: number, tries: number): void {
  if (desk.round !== round || tries >= mostTries) return;
  stopWatching(desk);
  desk.unwatch = watchActive(desk.loader, () => say(desk, { say: 'changed' }));
  if (desk.unwatch === undefined) desk.own.later(() => listenForChanges(desk, round, tries + 1), 3_000);
}

function stopWatching(desk: Desk): void {
  desk.unwatch?.();
  desk.unwatch = undefined;
}

function active(desk: Desk, text: string): ActiveFound {
  const ids = text.split(' ').filter((id) => id !== '');
  return tried(desk, desk.reading, () => readActive(desk.loader, ids)) ?? noActive(refusal(desk));
}

function coded<Code extends string>(desk: Desk, breaker: Breaker, run: () => Code): Code | Refusal {
  return tried(desk, breaker, () => ({ code: run() }))?.code ?? refusal(desk);
}

function chats(desk: Desk, text: string): Readonly<Record<string, string | number>> {
  const from = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  const slice = tried(desk, desk.listing, () => desk.list.read(from));
  return slice === undefined ? { code: refusal(desk), total: 0, next: 0, rows: '' } : { ...slice };
}

type Refusal = 'not-ready' | 'broken';

/** Why nothing was asked of the modules: they still load, or it failed several times in a row. */
function refusal(desk: Desk): Refusal {
  return desk.settling.settled ? 'broken' : 'not-ready';
}

/** Asks the modules, unless they still load or this rests after failures; counts how it went. */
function tried<Answer extends { readonly code: string }>(
  desk: Desk,
  breaker: Breaker,
  run: () => Answer,
): Answer | undefined {
  if (!desk.settling.settled || !breaker.closed()) return undefined;
  const answer = run();
  if (answer.code === 'broken') breaker.failed();
  else breaker.worked();
  return answer;
}

/** Sends a message whose fields are all primitives, in an object that inherits nothing. */
function say(desk: Desk, fields: Readonly<Record<string, string | number>>): void {
  const message = desk.own.blank();
  for (const name of Object.keys(fields)) message[name] = fields[name] ?? '';
  desk.own.post(desk.port, message);
}
