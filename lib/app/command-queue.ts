import { failed, ok, type Result } from '@/lib/domain/shared/result';
import type { ClientMessage } from '@/lib/messaging/contract/hub';
import type {
  CommandArgs,
  CommandCode,
  CommandName,
  CommandResults,
} from '@/lib/messaging/contract/commands';
import { commandResults } from '@/lib/messaging/contract/results';

/** `wiped`: everything was erased before it ran; `superseded`: a newer version of the same draft took its place. */
export type RunCode = CommandCode | 'wiped' | 'superseded' | 'unreadable';
export type RunResult<C extends CommandName> = Result<CommandResults[C], RunCode>;

/** A command on its way: the id is made at the gesture, the promise settles when it is known to be written or refused. */
export interface CommandRun<C extends CommandName> {
  readonly id: string;
  readonly done: Promise<RunResult<C>>;
}

export interface NewCommand<C extends CommandName> {
  readonly id: string;
  readonly name: C;
  readonly args: CommandArgs<C>;
  /** What a newer command of the same name replaces while neither was sent. */
  readonly coalesce?: string | undefined;
}

interface Waiting {
  readonly message: Extract<ClientMessage, { kind: 'cmd' }>;
  readonly coalesce: string | undefined;
  sent: boolean;
  finish(result: unknown): void;
  fail(code: RunCode, say?: string): void;
}

const known: { readonly [C in CommandCode]: true } = {
  invalid: true,
  'not-found': true,
  'belongs-to-other': true,
  'lid-is-no-phone': true,
  'not-a-phone': true,
  'last-identity': true,
  'changed-since': true,
  'too-old': true,
  stale: true,
  'not-allowed': true,
  'kept-out': true,
  'still-kept': true,
  masked: true,
  inert: true,
  full: true,
  broken: true,
};
const isCode = (code: string): code is CommandCode => Object.hasOwn(known, code);

/** The commands that were not answered yet, in the order of their gestures. */
export class CommandQueue {
  readonly #send: (message: ClientMessage) => boolean;
  readonly #waiting = new Map<string, Waiting>();

  constructor(send: (message: ClientMessage) => boolean) {
    this.#send = send;
  }

  get size(): number {
    return this.#waiting.size;
  }

  /** Keeps the command until it is answered and sends it as soon as there is a worker. */
  add<C extends CommandName>({ id, name, args, coalesce }: NewCommand<C>): CommandRun<C> {
    if (coalesce !== undefined) this.#replaceUnsent(coalesce);
    const done = new Promise<RunResult<C>>((settle) => {
      const entry: Waiting = {
        message: { kind: 'cmd', id, name, args },
        coalesce,
        sent: false,
        finish(result) {
          const parsed = commandResults[name].safeParse(result);
          settle(parsed.success ? ok(parsed.data) : failed('unreadable'));
        },
        fail: (code, say) => settle(failed(code, say)),
      };
      this.#waiting.set(id, entry);
      entry.sent = this.#send(entry.message);
    });
    return { id, done };
  }

  /** Sends every unanswered command again, with the same ids, in the same order. */
  sendAll(): void {
    for (const each of this.#waiting.values()) each.sent = this.#send(each.message);
  }

  /** Sends one command again that the worker asked to see later. */
  sendAgain(id: string): void {
    const each = this.#waiting.get(id);
    if (each !== undefined) each.sent = this.#send(each.message);
  }

  acknowledge(id: string, result: unknown): void {
    this.#take(id)?.finish(result);
  }

  refuse(id: string, code: string, say: string): void {
    this.#take(id)?.fail(isCode(code) ? code : 'broken', say === '' ? undefined : say);
  }

  /** Nothing that was asked before a wipe may run after it. */
  giveUp(): void {
    for (const id of [...this.#waiting.keys()]) this.#take(id)?.fail('wiped');
  }

  #take(id: string): Waiting | undefined {
    const each = this.#waiting.get(id);
    this.#waiting.delete(id);
    return each;
  }

  #replaceUnsent(coalesce: string): void {
    for (const [id, each] of this.#waiting) {
      if (each.coalesce === coalesce && !each.sent) this.#take(id)?.fail('superseded');
    }
  }
}
