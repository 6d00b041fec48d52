import type { ClientMessage } from '@/lib/messaging/contract/hub';
import type { QueryAnswers, QueryArgs, QueryName } from '@/lib/messaging/contract/queries';
import { queryAnswers } from '@/lib/messaging/contract/answers';

/** What a screen sees of a question: the last answer stays while a new one is awaited. */
export type QueryState<T> =
  | { readonly status: 'waiting'; readonly value: undefined }
  | { readonly status: 'answered'; readonly value: T; readonly head: number }
  | { readonly status: 'failed'; readonly value: undefined; readonly code: string; readonly say: string };

export const waitingState = { status: 'waiting', value: undefined } as const;

/** One question with its arguments; asking starts with the first listener and ends with the last. */
export interface QueryHandle<Q extends QueryName> {
  get(): QueryState<QueryAnswers[Q]>;
  subscribe(listen: () => void): () => void;
}

type Raw =
  | { readonly status: 'waiting' }
  | { readonly status: 'answered'; readonly value: unknown; readonly head: number }
  | { readonly status: 'failed'; readonly code: string; readonly say: string };

interface Asked {
  readonly sid: number;
  readonly query: QueryName;
  readonly args: unknown;
  readonly listeners: Set<() => void>;
  raw: Raw;
}

const unasked: Raw = { status: 'waiting' };

function stateOf<Q extends QueryName>(query: Q, raw: Raw): QueryState<QueryAnswers[Q]> {
  if (raw.status === 'waiting') return waitingState;
  if (raw.status === 'failed') return { ...raw, value: undefined };
  const parsed = queryAnswers[query].safeParse(raw.value);
  if (!parsed.success) return { status: 'failed', value: undefined, code: 'unreadable', say: '' };
  return { status: 'answered', value: parsed.data, head: raw.head };
}

/** The worker answers after every change that could matter; where it did not, nothing is to be drawn again. */
function saysTheSame(before: Raw, now: Raw): boolean {
  if (before.status !== 'answered' || now.status !== 'answered') return false;
  return JSON.stringify(before.value) === JSON.stringify(now.value);
}

/** Turns what arrived into what a screen may see; the same arrival gives the same object. */
function reader<Q extends QueryName>(query: Q): (raw: Raw) => QueryState<QueryAnswers[Q]> {
  let seen: Raw = unasked;
  let state: QueryState<QueryAnswers[Q]> = waitingState;
  return (raw) => {
    if (raw !== seen) state = stateOf(query, raw);
    seen = raw;
    return state;
  };
}

/** All questions of this page; the same question from two places is asked once. */
export class QueryBoard {
  readonly #send: (message: ClientMessage) => boolean;
  readonly #byKey = new Map<string, Asked>();
  readonly #bySid = new Map<number, Asked>();
  #lastSid = 0;
  /** The head of the last acknowledged command: an older answer would show the past. */
  #floor = 0;

  constructor(send: (message: ClientMessage) => boolean) {
    this.#send = send;
  }

  handle<Q extends QueryName>(query: Q, args: QueryArgs<Q>): QueryHandle<Q> {
    const key = `${query} ${JSON.stringify(args)}`;
    const read = reader(query);
    return {
      get: () => read(this.#byKey.get(key)?.raw ?? unasked),
      subscribe: (listen) => {
        const asked = this.#byKey.get(key) ?? this.#start(key, query, args);
        const own = () => listen();
        asked.listeners.add(own);
        return () => {
          asked.listeners.delete(own);
          if (asked.listeners.size === 0 && this.#byKey.get(key) === asked) this.#stop(key, asked);
        };
      },
    };
  }

  answer(sid: number, head: number, value: unknown): void {
    if (head >= this.#floor) this.#tell(sid, { status: 'answered', value, head });
  }

  refuse(sid: number, code: string, say: string): void {
    this.#tell(sid, { status: 'failed', code, say });
  }

  acknowledged(head: number): void {
    this.#floor = Math.max(this.#floor, head);
  }

  /** Asks everything again, after each welcome; `head` is where the worker stands now. */
  askAll(head: number): void {
    this.#floor = Math.min(this.#floor, head);
    for (const each of this.#bySid.values()) this.#ask(each);
  }

  /** Forgets every answer, after a wipe. */
  blank(): void {
    this.#floor = 0;
    for (const sid of this.#bySid.keys()) this.#tell(sid, unasked);
  }

  #ask({ sid, query, args }: Asked): void {
    this.#send({ kind: 'sub', sid, query, args });
  }

  #tell(sid: number, raw: Raw): void {
    const asked = this.#bySid.get(sid);
    if (asked === undefined || saysTheSame(asked.raw, raw)) return;
    asked.raw = raw;
    for (const listen of asked.listeners) listen();
  }

  #start(key: string, query: QueryName, args: unknown): Asked {
    this.#lastSid += 1;
    const asked: Asked = { sid: this.#lastSid, query, args, listeners: new Set(), raw: unasked };
    this.#byKey.set(key, asked);
    this.#bySid.set(asked.sid, asked);
    this.#ask(asked);
    return asked;
  }

  #stop(key: string, asked: Asked): void {
    this.#byKey.delete(key);
    this.#bySid.delete(asked.sid);
    this.#send({ kind: 'unsub', sid: asked.sid });
  }
}
