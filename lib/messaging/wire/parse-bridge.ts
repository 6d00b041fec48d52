import type {
  BridgeActive,
  BridgeAsk,
  BridgeChats,
  BridgeHello,
  BridgeListed,
  BridgeOpened,
  BridgeSaid,
  BridgeWrote,
} from './bridge';
import { countField, textField, wordField } from './fields';

const activeCodes = ['chat', 'none', 'not-ready', 'broken'] as const;
const openedCodes = ['ok', 'not-found', 'not-ready', 'broken'] as const;
const chatsCodes = ['ok', 'not-ready', 'broken'] as const;
const wroteCodes = ['ok', 'wrong-chat', 'not-ready', 'broken'] as const;
const verbs = ['watch', 'active', 'open', 'chats', 'write', 'rest'] as const;
/** The longest question, and the longest that carries a text for the message box. */
const askCaps = { plain: 2_000, write: 61_000 } as const;

/** The longest text of one slice of the chat list. */
const rowsCap = 200_000;

/** Reads what came over the bridge; anything that is not exactly a known message is dropped. */
export function parseBridgeSaid(raw: unknown): BridgeSaid | undefined {
  switch (wordField(raw, 'say', ['hello', 'changed', 'active', 'opened', 'wrote', 'chats', 'listed'])) {
    case 'hello':
      return parseHello(raw);
    case 'changed':
      return { say: 'changed' };
    case 'active':
      return parseActive(raw);
    case 'opened':
      return parseOpened(raw);
    case 'chats':
      return parseChats(raw);
    case 'listed':
      return parseListed(raw);
    case 'wrote':
      return parseWrote(raw);
    default:
      return undefined;
  }
}

/** Reads a question in the page script; the page itself cannot put one, but nothing is taken on trust. */
export function parseBridgeAsk(raw: unknown): BridgeAsk | undefined {
  const verb = wordField(raw, 'verb', verbs);
  const id = countField(raw, 'id');
  const text = textField(raw, 'text', verb === 'write' ? askCaps.write : askCaps.plain);
  return verb === undefined || id === undefined || text === undefined ? undefined : { verb, id, text };
}

function parseHello(raw: unknown): BridgeHello | undefined {
  const nonce = textField(raw, 'nonce', 64);
  const v = countField(raw, 'v');
  return nonce === undefined || v === undefined ? undefined : { say: 'hello', nonce, v };
}

function parseOpened(raw: unknown): BridgeOpened | undefined {
  const id = countField(raw, 'id');
  const code = wordField(raw, 'code', openedCodes);
  return id === undefined || code === undefined ? undefined : { say: 'opened', id, code };
}

function parseWrote(raw: unknown): BridgeWrote | undefined {
  const id = countField(raw, 'id');
  const code = wordField(raw, 'code', wroteCodes);
  return id === undefined || code === undefined ? undefined : { say: 'wrote', id, code };
}

function parseActive(raw: unknown): BridgeActive | undefined {
  const id = countField(raw, 'id');
  const code = wordField(raw, 'code', activeCodes);
  const held = countField(raw, 'held');
  const seen = countField(raw, 'seen');
  if (id === undefined || code === undefined || held === undefined || seen === undefined) return undefined;
  const text = (name: string, cap: number): string => textField(raw, name, cap) ?? '';
  return {
    say: 'active',
    id,
    code,
    held,
    seen,
    wid: text('wid', 120),
    kind: text('kind', 20),
    names: text('names', 4_000),
    alias: text('alias', 120),
    username: text('username', 80),
    stream: text('stream', 30),
    version: text('version', 40),
    candidate: text('candidate', 60),
  };
}

function parseChats(raw: unknown): BridgeChats | undefined {
  const id = countField(raw, 'id');
  const code = wordField(raw, 'code', chatsCodes);
  const total = countField(raw, 'total');
  const next = countField(raw, 'next');
  const rows = textField(raw, 'rows', rowsCap);
  if (id === undefined || code === undefined || total === undefined) return undefined;
  if (next === undefined || rows === undefined) return undefined;
  return { say: 'chats', id, code, total, next, rows };
}

function parseListed(raw: unknown): BridgeListed | undefined {
  const rows = textField(raw, 'rows', rowsCap);
  return rows === undefined ? undefined : { say: 'listed', rows };
}
