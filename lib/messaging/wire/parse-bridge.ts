import type { BridgeSaid } from './bridge';
import { among, count, either, oneOf, record, text, type Reader } from './readers';

/** The longest text of one slice of the chat list. */
const rows = text(200_000);
const cut = (cap: number): Reader<string> => either(text(cap), '');

/** Reads what came over the bridge; anything that is not exactly a known message is dropped. */
export const parseBridgeSaid: Reader<BridgeSaid> = oneOf<BridgeSaid>(
  record({ say: among('hello'), nonce: text(64), v: count }),
  record({ say: among('changed') }),
  record({
    say: among('active'),
    code: among('chat', 'none', 'not-ready', 'broken'),
    held: count,
    seen: count,
    wid: cut(120),
    kind: cut(20),
    names: cut(4_000),
    alias: cut(120),
    username: cut(80),
    stream: cut(30),
    version: cut(40),
    candidate: cut(60),
  }),
  record({ say: among('opened'), code: among('ok', 'not-found', 'not-ready', 'broken') }),
  record({
    say: among('chats'),
    code: among('ok', 'not-ready', 'broken'),
    total: count,
    next: count,
    rows,
  }),
  record({ say: among('listed'), rows }),
  record({ say: among('wrote'), code: among('ok', 'wrong-chat', 'not-ready', 'broken') }),
);
