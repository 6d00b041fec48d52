import { joinUntil } from '@/lib/platform/on-end';
import { bridgeEvent, bridgeProtocol, type BridgeAsk, type BridgeSaid } from '@/lib/messaging/wire/bridge';
import { parseBridgeSaid } from '@/lib/messaging/wire/parse-bridge';
import type { ModulesLine } from './modules-line';

const patienceMs = 700;
const mostMessageIds = 12;

interface Line {
  readonly port: MessagePort;
  readonly nonce: string;
  readonly waiting: Map<number, (said: BridgeSaid | undefined) => void>;
  readonly listeners: Set<() => void>;
  readonly listed: Set<(rows: string) => void>;
  state: 'off' | 'on';
  wanted: boolean;
  last: number;
}

/**
 * Hands a port to the page script, now: the two scripts run before the page's first one, so nobody else can take it.
 * Never `window.postMessage`, which a hostile page reads.
 */
export function offerPort(page: EventTarget): ModulesLine {
  const { port1, port2 } = new MessageChannel();
  const line: Line = {
    port: port1,
    nonce: crypto.randomUUID(),
    waiting: new Map(),
    listeners: new Set(),
    listed: new Set(),
    state: 'off',
    wanted: false,
    last: 0,
  };
  port1.addEventListener('message', (event: MessageEvent<unknown>) =>
    hear(line, parseBridgeSaid(event.data)),
  );
  port1.start();
  page.dispatchEvent(new MessageEvent(bridgeEvent, { data: line.nonce, ports: [port2] }));
  return modulesLine(line);
}

function modulesLine(line: Line): ModulesLine {
  const want = (wanted: boolean): void => {
    line.wanted = wanted;
    if (line.state === 'on') post(line, { verb: wanted ? 'watch' : 'rest', id: 0, text: '' });
  };
  return {
    state: () => line.state,
    watch: () => want(true),
    rest: () => want(false),
    async active(messageIds) {
      const said = await ask(line, 'active', messageIds.slice(-mostMessageIds).join(' '));
      return said?.say === 'active' ? said : undefined;
    },
    async open(key) {
      const said = await ask(line, 'open', key);
      return said?.say === 'opened' ? said.code : undefined;
    },
    async chats(from) {
      const said = await ask(line, 'chats', String(from));
      return said?.say === 'chats' ? said : undefined;
    },
    onListed(run, signal) {
      joinUntil(line.listed, run, signal);
    },
    async write(wid, text) {
      const said = await ask(line, 'write', `${wid}\n${text}`);
      return said?.say === 'wrote' ? said.code : undefined;
    },
    onChanged(run, signal) {
      joinUntil(line.listeners, run, signal);
    },
  };
}

function hear(line: Line, said: BridgeSaid | undefined): void {
  switch (said?.say) {
    case 'hello':
      if (said.nonce !== line.nonce || said.v !== bridgeProtocol) return;
      line.state = 'on';
      if (line.wanted) post(line, { verb: 'watch', id: 0, text: '' });
      return;
    case 'changed':
      for (const run of line.listeners) run();
      return;
    case 'listed':
      for (const run of line.listed) run(said.rows);
      return;
    case 'active':
    case 'opened':
    case 'chats':
    case 'wrote':
      line.waiting.get(said.id)?.(said);
      return;
    default:
  }
}

function ask(
  line: Line,
  verb: 'active' | 'open' | 'chats' | 'write',
  text: string,
): Promise<BridgeSaid | undefined> {
  if (line.state === 'off') return Promise.resolve(undefined);
  line.last += 1;
  const id = line.last;
  return new Promise((resolve) => {
    const done = (said: BridgeSaid | undefined): void => {
      clearTimeout(timer);
      line.waiting.delete(id);
      resolve(said);
    };
    const timer = setTimeout(() => done(undefined), patienceMs);
    line.waiting.set(id, done);
    post(line, { verb, id, text });
  });
}

function post(line: Line, question: BridgeAsk): void {
  const cap = question.verb === 'write' ? 61_000 : 2_000;
  line.port.postMessage({ ...question, text: question.text.slice(0, cap) });
}
