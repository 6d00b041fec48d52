import type { Backend, Bench } from './figure';

/** One size on one backend, in one of the runs. */
export interface Round {
  readonly backend: Backend;
  readonly size: number;
  /** For a person who waits, for example `run 1 of 3, leveldb, 20000`. */
  readonly words: string;
}

/** Every size on each backend, as often as there are runs. */
export function* roundsOf({ runs, backends, sizes }: Bench): Generator<Round> {
  for (let run = 1; run <= runs; run += 1) {
    for (const backend of backends) {
      for (const size of sizes) yield { backend, size, words: `run ${run} of ${runs}, ${backend}, ${size}` };
    }
  }
}
