import type { TableName } from '@/lib/catalogue/catalogue';
import type { ClientMessage } from '@/lib/messaging/contract/hub';
import { fitAnswer } from './fit-answer';
import { queryNamed } from './queries';
import type { Askable, QueryContext } from './query';
import type { Audience, Root } from './root';

const quiet = 50;
/** An answer that took longer than that rests so many times as long: commands go first. */
const restOf = 4;
const longestRest = 2_000;
const mostSubscriptions = 100;

interface Subscription {
  readonly tables: Askable['tables'];
  readonly answer: (context: QueryContext) => unknown;
  /** When the next answer may be begun. */
  notBefore: number;
  state: 'idle' | 'waiting' | 'asking' | 'asking-again';
  readonly stop: AbortController;
}

/**
 * The questions of one client. Each is answered at once, then again after changes of its tables, at most once
 * per 50 ms, and less often where answering takes long; changes meanwhile make one more answer, never a queue of them.
 */
export class Subscriptions {
  readonly #root: Root;
  readonly #audience: Pick<Audience, 'post' | 'view'>;
  readonly #held = new Map<number, Subscription>();

  constructor(root: Root, audience: Pick<Audience, 'post' | 'view'>) {
    this.#root = root;
    this.#audience = audience;
  }

  add({ sid, query, args }: ClientMessage & { readonly kind: 'sub' }): void {
    this.remove(sid);
    const askable = queryNamed(query);
    const answer = askable?.ask(args);
    if (askable === undefined || answer === undefined || this.#held.size >= mostSubscriptions) {
      this.#audience.post({ kind: 'no-answer', sid, code: 'invalid', say: 'This cannot be shown.' });
      return;
    }
    const stop = new AbortController();
    const subscription: Subscription = { tables: askable.tables, answer, notBefore: 0, state: 'idle', stop };
    this.#held.set(sid, subscription);
    void this.#answer(sid, subscription);
  }

  remove(sid: number): void {
    this.#held.get(sid)?.stop.abort();
    this.#held.delete(sid);
  }

  clear(): void {
    for (const sid of [...this.#held.keys()]) this.remove(sid);
  }

  changed(tables: readonly TableName[] | 'all'): void {
    for (const [sid, subscription] of this.#held) {
      const own = subscription.tables;
      if (tables === 'all' || own === 'all' || own.some((each) => tables.includes(each))) this.#ask(sid);
    }
  }

  #ask(sid: number): void {
    const subscription = this.#held.get(sid);
    if (subscription === undefined || subscription.state === 'waiting') return;
    if (subscription.state !== 'idle') {
      subscription.state = 'asking-again';
      return;
    }
    // A clock that was set back must not silence a question.
    const wait = Math.min(subscription.notBefore - this.#root.clock.now(), longestRest);
    subscription.state = 'waiting';
    // Never at once: whoever made the change is told that it is done before anybody is shown it.
    const answer = () => void this.#answer(sid, subscription);
    this.#root.clock.after(Math.max(0, wait), answer, subscription.stop.signal);
  }

  async #answer(sid: number, subscription: Subscription): Promise<void> {
    const root = this.#root;
    const data = root.data();
    subscription.state = 'idle';
    // Answered when the store is open: whoever opens it says that everything changed.
    if (data === null || root.standing(this.#audience.view).state !== 'ready') return;
    subscription.state = 'asking';
    const begun = root.clock.now();
    subscription.notBefore = begun + quiet;
    // Read before the answer: it may know more than this head, never less.
    const { head } = data;
    try {
      const signal = AbortSignal.any([subscription.stop.signal, root.signal]);
      const value = await subscription.answer({
        data,
        gate: root.gate.now(),
        outside: root.outside,
        now: root.clock.now(),
        signal,
      });
      if (!signal.aborted && root.data() === data) {
        this.#audience.post({ kind: 'answer', sid, head, value: fitAnswer(value) });
      }
    } catch {
      root.log.note('answer-threw');
      if (!subscription.stop.signal.aborted) {
        this.#audience.post({ kind: 'no-answer', sid, code: 'broken', say: 'This cannot be shown now.' });
      }
    }
    const took = root.clock.now() - begun;
    if (took > quiet) subscription.notBefore = begun + took + Math.min(restOf * took, longestRest);
    const again = this.#held.get(sid) === subscription && isAskedAgain(subscription);
    subscription.state = 'idle';
    if (again) this.#ask(sid);
  }
}

/** The state may have moved on while the answer was made. */
function isAskedAgain(subscription: Subscription): boolean {
  return subscription.state === 'asking-again';
}
