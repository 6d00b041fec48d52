import { joinUntil } from '@/lib/platform/on-end';
import {
  bridgeEvent,
  bridgeProtocol,
  roomEvents,
  type BridgeAsk,
  type BridgeSaid,
} from '@/lib/messaging/wire/bridge';
import { parseBridgeSaid } from '@/lib/messaging/wire/parse-bridge';
import type { ModulesLine } from './modules-line';

const mostMessageIds = 12;

interface Line {
  readonly room: EventTarget;
  readonly nonce: string;
  readonly listeners: Set<() => void>;
  readonly listed: Set<(rows: string) => void>;
  state: 'off' | 'on';
  wanted: boolean;
}

/**
 * Hands a port and a room to the page script, now: the two scripts run before the page's first one, so nobody else can
 * take them. Never `window.postMessage`, which a hostile page reads. The room is in no document, and what happens in a
 * shadow root is not told by `window.event` either.
 */
export function offerPort(page: EventTarget, host: Element): ModulesLine {
  const { port1, port2 } = new MessageChannel();
  const line: Line = {
    room: host.attachShadow({ mode: 'open' }),
    nonce: crypto.randomUUID(),
    listeners: new Set(),
    listed: new Set(),
    state: 'off',
    wanted: false,
  };
  port1.addEventListener('message', (event: MessageEvent<unknown>) =>
    hear(line, parseBridgeSaid(event.data)),
  );
  port1.start();
  page.dispatchEvent(new MessageEvent(bridgeEvent, { data: line.nonce, ports: [port2] }));
  page.dispatchEvent(new FocusEvent(line.nonce, { relatedTarget: host }));
  return modulesLine(line);
}

function modulesLine(line: Line): ModulesLine {
  const want = (wanted: boolean): void => {
    line.wanted = wanted;
    ask(line, wanted ? 'watch' : 'rest');
  };
  return {
    state: () => line.state,
    watch: () => want(true),
    rest: () => want(false),
    active: (messageIds) => heard(ask(line, 'active', messageIds.slice(-mostMessageIds).join(' ')), 'active'),
    open: (key) => heard(ask(line, 'open', key), 'opened')?.code,
    chats: (from) => heard(ask(line, 'chats', String(from)), 'chats'),
    onListed(run, signal) {
      joinUntil(line.listed, run, signal);
    },
    write: (wid, text) => heard(ask(line, 'write', `${wid}\n${text}`), 'wrote')?.code,
    onChanged(run, signal) {
      joinUntil(line.listeners, run, signal);
    },
  };
}

type Said<Say extends BridgeSaid['say']> = Extract<BridgeSaid, { readonly say: Say }>;

/** What was said, if it is an answer of this kind. */
function heard<Say extends BridgeSaid['say']>(said: BridgeSaid | undefined, say: Say): Said<Say> | undefined {
  const is = (each: BridgeSaid): each is Said<Say> => each.say === say;
  return said && is(said) ? said : undefined;
}

function hear(line: Line, said: BridgeSaid | undefined): void {
  switch (said?.say) {
    case 'hello':
      if (said.nonce !== line.nonce || said.v !== bridgeProtocol) return;
      line.state = 'on';
      if (line.wanted) ask(line, 'watch');
      return;
    case 'changed':
      for (const run of line.listeners) run();
      return;
    case 'listed':
      for (const run of line.listed) run(said.rows);
      return;
    default:
  }
}

function ask({ state, room }: Line, verb: BridgeAsk['verb'], text = ''): BridgeSaid | undefined {
  if (state === 'off') return undefined;
  let said: BridgeSaid | undefined;
  const listen = (event: Event): void => {
    if (event instanceof MessageEvent) said = parseBridgeSaid(event.data);
  };
  const data: BridgeAsk = { verb, text: text.slice(0, verb === 'write' ? 61_000 : 2_000) };
  // Whatever event we are in, `window.event` would show it and its port to the page's own functions: they see this one.
  const screen = new EventTarget();
  screen.addEventListener(roomEvents.ask, () => {
    room.dispatchEvent(new MessageEvent(roomEvents.ask, { data }));
  });
  room.addEventListener(roomEvents.said, listen);
  screen.dispatchEvent(new MessageEvent(roomEvents.ask));
  room.removeEventListener(roomEvents.said, listen);
  return said;
}
