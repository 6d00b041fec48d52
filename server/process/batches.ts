import { HttpProblem } from '../http/http-problem';

/** Gathers what waits for the same key, so that one transaction can serve all of it. */
export interface Batches<In, Out> {
  run(key: string, item: In): Promise<Out>;
}

interface Parts<In, Out> {
  /** Answers as many results as it was given items, in their order. */
  readonly work: (items: readonly [In, ...In[]]) => Promise<readonly Out[]>;
  /** How much one item weighs, and how much one batch may. */
  readonly weigh: (item: In) => number;
  readonly heaviest: number;
  /** More than this many that wait for one key are refused, to be tried again soon. */
  readonly most: number;
}

interface Waiting<In, Out> {
  readonly item: In;
  readonly settle: (result: Promise<Out>) => void;
}

/**
 * One batch per key at a time: while it is under way the next one gathers. Nothing waits for company. Where a
 * batch fails its items are tried one by one, so that only the guilty one fails.
 */
export function createBatches<In, Out>(parts: Parts<In, Out>): Batches<In, Out> {
  const lines = new Map<string, Waiting<In, Out>[]>();
  const drain = async (key: string, line: Waiting<In, Out>[]) => {
    for (let batch = takeBatch(line, parts); batch !== undefined; batch = takeBatch(line, parts)) {
      await serve(batch, parts);
    }
    lines.delete(key);
  };
  return {
    run: (key, item) =>
      new Promise((settle, fail) => {
        const line = lines.get(key);
        if (line !== undefined && line.length >= parts.most) {
          fail(new HttpProblem('unavailable', { retryAfter: 2 }));
          return;
        }
        const entry = { item, settle };
        if (line !== undefined) line.push(entry);
        else {
          const first = [entry];
          lines.set(key, first);
          void drain(key, first);
        }
      }),
  };
}

type Batch<In, Out> = readonly [Waiting<In, Out>, ...Waiting<In, Out>[]];

function takeBatch<In, Out>(line: Waiting<In, Out>[], parts: Parts<In, Out>): Batch<In, Out> | undefined {
  const first = line.shift();
  if (first === undefined) return undefined;
  const rest: Waiting<In, Out>[] = [];
  let weight = parts.weigh(first.item);
  for (let next = line[0]; next !== undefined; next = line[0]) {
    weight += parts.weigh(next.item);
    if (weight > parts.heaviest) break;
    rest.push(next);
    line.shift();
  }
  return [first, ...rest];
}

async function serve<In, Out>(batch: Batch<In, Out>, parts: Parts<In, Out>): Promise<void> {
  const [first, ...rest] = batch;
  try {
    const results = await parts.work([first.item, ...rest.map(({ item }) => item)]);
    for (const [index, { settle }] of batch.entries()) settle(resultAt(results, index));
  } catch (error) {
    if (rest.length === 0) first.settle(Promise.reject(error));
    else for (const one of batch) await serve([one], parts);
  }
}

async function resultAt<Out>(results: readonly Out[], index: number): Promise<Out> {
  const result = results[index];
  if (result === undefined) throw new Error('a batch answered too little');
  return result;
}
