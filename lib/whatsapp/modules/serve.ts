import { bridgeProtocol, roomEvents, type BridgeAsk } from '@/lib/messaging/wire/bridge';
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

/** Answers the isolated script in their room and tells it news over its port. Nothing of the page is touched before the first `watch`. */
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
  const { room } = handover;
  own.listen(room, roomEvents.ask, (event) => {
    try {
      const ask = parseBridgeAsk(own.dataOf(event));
      const said = ask === undefined ? undefined : answer(desk, ask);
      if (said !== undefined) own.tell(room, roomEvents.said, message(desk, said));
    } catch {
      // No answer is an answer: the isolated script goes on without modules.
    }
  });
  say(desk, { say: 'hello', nonce: handover.nonce, v: bridgeProtocol });
}

function answer(desk: Desk, { verb, text }: BridgeAsk): Fields | undefined {
  switch (verb) {
    case 'watch':
      desk.round += 1;
      desk.askedAt = desk.own.now();
      desk.settling = unseen;
      look(desk, desk.round);
      return undefined;
    case 'rest':
      desk.round += 1;
      desk.settling = unseen;
      stopWatching(desk);
      desk.list.rest();
      return undefined;
    case 'active':
      return { say: 'active', ...active(desk, text) };
    case 'open':
      return { say: 'opened', code: coded(desk, desk.opening, () => openChat(desk.loader, text)) };
    case 'chats':
      return { say: 'chats', ...chats(desk, text) };
    case 'write':
      return { say: 'wrote', code: coded(desk, desk.writing, () => writeComposer(desk.loader, text)) };
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

function say(desk: Desk, fields: Fields): void {
  desk.own.post(desk.port, message(desk, fields));
}

type Fields = Readonly<Record<string, string | number>>;

/** A message whose fields are all primitives, in an object that inherits nothing. */
function message({ own }: Desk, fields: Fields): object {
  const made = own.blank();
  for (const name of Object.keys(fields)) made[name] = fields[name] ?? '';
  return made;
}
