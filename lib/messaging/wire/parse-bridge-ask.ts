import type { BridgeAsk } from './bridge';
import { textField, wordField } from './fields';

const verbs = ['watch', 'active', 'open', 'chats', 'write', 'rest'] as const;
/** The longest question, and the longest that carries a text for the message box. */
const caps = { plain: 2_000, write: 61_000 } as const;

/** Reads a question in the page script; the page itself cannot put one, but nothing is taken on trust. */
export function parseBridgeAsk(raw: unknown): BridgeAsk | undefined {
  const verb = wordField(raw, 'verb', verbs);
  const text = textField(raw, 'text', verb === 'write' ? caps.write : caps.plain);
  return verb === undefined || text === undefined ? undefined : { verb, text };
}
