import type { Json } from '@/lib/domain/shared/json';
import { failed, ok, type Result } from '@/lib/domain/shared/result';
import { commandNamed, type Runnable } from './commands';
import { execute, type ExecuteCode } from './execute';
import type { LineCode, Root } from './root';

/** How a command ended; `head` is the commit that the client will see it in. */
export type Outcome =
  | { readonly kind: 'ack'; readonly head: number; readonly result: Json }
  | { readonly kind: 'nack'; readonly code: string; readonly say: string; readonly retry: boolean };

/** Runs what clients ask for. */
export interface Runner {
  /** At least once from the client, exactly once here: the same id is answered with the same result. */
  run(request: { readonly id: string; readonly name: string; readonly args: unknown }): Promise<Outcome>;
  /** Something the worker does by itself, in the same line. */
  runOwn(runnable: Runnable, args: unknown): Promise<Result<Json, ExecuteCode | LineCode>>;
}

export interface RunnerOptions {
  /** Only for the test that shows what would happen without: commands sent twice are done twice. */
  readonly dedupe?: boolean;
}

const keptFor = 24 * 60 * 60 * 1000;

/** The command runner of one root. */
export function createRunner(root: Root, { dedupe = true }: RunnerOptions = {}): Runner {
  const running = new Map<string, Promise<Outcome>>();

  async function once(id: string, runnable: Runnable, args: unknown): Promise<Outcome> {
    const answered = await root.runExclusive(async (data): Promise<Outcome> => {
      const finished = dedupe ? await data.journal.finished(id) : ok(null);
      if (!finished.ok) return refusal(finished);
      if (finished.value !== null) return { kind: 'ack', head: data.head, result: finished.value.result };
      const age = ageOf(id, root.clock.now());
      if (!age.ok) return refusal(age);
      const result = await execute(root, data, { id, runnable, args, remembered: true });
      return result.ok ? { kind: 'ack', head: data.head, result: result.value } : refusal(result);
    });
    return answered.ok ? answered.value : refusal(answered);
  }

  return {
    run({ id, name, args }) {
      const runnable = commandNamed(name);
      if (runnable === undefined) return Promise.resolve(refusal(failed('invalid')));
      const joined = dedupe ? running.get(id) : undefined;
      if (joined !== undefined) return joined;
      const outcome = once(id, runnable, args).finally(() => running.delete(id));
      running.set(id, outcome);
      return outcome;
    },
    async runOwn(runnable, args) {
      const id = root.ids.uuid(root.clock.now());
      const done = await root.runExclusive((data) =>
        execute(root, data, { id, runnable, args, remembered: false }),
      );
      return done.ok ? done.value : done;
    },
  };
}

/** The time inside an id says how old a command is; one that is older than what we remember might be a repetition. */
function ageOf(id: string, now: number): Result<null, 'stale' | 'invalid'> {
  if (!/^[0-9a-f]{8}-[0-9a-f]{4}-7/i.test(id)) return failed('invalid');
  const made = Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
  if (made > now + keptFor)
    return failed('invalid', 'The clock of this computer was changed. Reload this page.');
  return made < now - keptFor ? failed('stale') : ok(null);
}

const words: { readonly [code: string]: string } = {
  invalid: 'This cannot be saved as it is.',
  stale:
    'This is more than a day old and may have been saved already. Look, then do it again if it is missing.',
  inert: '1chat is off or paused, so nothing was saved. Turn it on first.',
  masked: 'Your role does not see this, so it cannot change it. Nothing was changed.',
  full: 'The disk is full, so nothing was saved. Free some space and try again.',
  broken: 'This could not be saved. Nothing was changed. Try again.',
  closed: 'Saving…',
};

/** A store that was closed under a command is opened again by the next attempt; all else is for the person. */
function refusal({
  code,
  say,
}: {
  readonly code: string;
  readonly say?: string;
}): Outcome & { kind: 'nack' } {
  return {
    kind: 'nack',
    code: code === 'closed' ? 'broken' : code,
    say: say ?? words[code] ?? 'This could not be saved.',
    retry: code === 'closed',
  };
}
