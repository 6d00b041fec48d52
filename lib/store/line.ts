/** Runs jobs one after the other, in the order in which they were asked for; a failed job does not stop the next. */
export interface Line {
  run<T>(job: () => Promise<T>): Promise<T>;
}

/** An empty line. */
export function createLine(): Line {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(job) {
      const next = last.then(job, job);
      last = next.catch(() => undefined);
      return next;
    },
  };
}
