import { HttpProblem } from '../http/http-problem';

/** Lets work with the same key wait its turn inside this process, instead of each holding a connection. */
export interface Queues {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

interface Line {
  tail: Promise<unknown>;
  waiting: number;
}

/** Refuses work, to be tried again soon, where more than `most` wait in one line. */
export function createQueues(most: number): Queues {
  const lines = new Map<string, Line>();
  return {
    async run(key, work) {
      const line = lines.get(key) ?? { tail: Promise.resolve(), waiting: 0 };
      if (line.waiting >= most) throw new HttpProblem('unavailable', { retryAfter: 2 });
      lines.set(key, line);
      line.waiting += 1;
      const turn = line.tail.then(work, work);
      line.tail = turn.catch(() => undefined);
      try {
        return await turn;
      } finally {
        line.waiting -= 1;
        if (line.waiting === 0) lines.delete(key);
      }
    },
  };
}
