import type { Data, Root } from '../root';
import type { Effect } from '@/lib/sync/engine/effect';
import type { SyncEvent } from '@/lib/sync/engine/event';
import { correctedNow } from '@/lib/sync/engine/clock-offset';
import { step } from '@/lib/sync/engine/step';
import { settle } from './settle';
import { baseOf } from './synced';

/** Carries out what the engine asks for; called after everything it rests on is on disk. */
export type Perform = (effect: Effect) => void;

/** The engine in the worker's one line of commands. */
export interface SyncLine {
  /** Tells the engine something; resolves when it was written down. Does nothing where there is no account. */
  tell(event: SyncEvent): Promise<void>;
  /** The same, for who is in the line already. */
  tellNow(data: Data, event: SyncEvent): Promise<void>;
}

/** Runs the engine of one root. */
export function createSyncLine(root: Root, perform: Perform): SyncLine {
  async function tellNow(data: Data, event: SyncEvent): Promise<void> {
    const { synced } = data;
    if (synced === null) return;
    const world = {
      now: root.clock.now(),
      random: Math.random(),
      base: (key: string) => baseOf(data.model, synced, key),
    };
    const { state, save, effects } = step(synced.state, event, world);
    if (save === null) synced.state = state;
    else {
      const written = await settle(root, data, { save, next: state, synced });
      if (!written.ok) return refused(data, event);
    }
    data.stamps.correct(correctedNow(synced.state.record, 0));
    for (const effect of effects) perform(effect);
    root.changed(['outbox']);
  }

  /** What could not be written did not happen: it is said, and asked for again later. */
  async function refused(data: Data, event: SyncEvent): Promise<void> {
    root.log.note('sync-not-written');
    if (!('call' in event) || event.kind === 'failed') return;
    await tellNow(data, { kind: 'failed', call: event.call, failure: { kind: 'unwritten' } });
  }

  return {
    tellNow,
    async tell(event) {
      const told = await root.runExclusive((data) => tellNow(data, event));
      if (!told.ok && told.code !== 'inert') root.log.note(`sync-${told.code}`);
    },
  };
}
