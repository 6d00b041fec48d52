/** One event that whoever looks after this product may read: a code, a count, never content. */
export interface LogEntry {
  readonly code: string;
  readonly count: number;
  /** When it last happened, milliseconds since 1970 UTC. */
  readonly at: number;
}

export interface Log {
  /** Counts an event under a code that is written in our own source. */
  note(code: string): void;
  entries(): readonly LogEntry[];
}

const most = 100;

/** Counts events by code, in memory; nothing is printed, stored or sent. */
export function createLog(now: () => number): Log {
  const counts = new Map<string, LogEntry>();
  return {
    note(code) {
      const seen = counts.get(code);
      if (seen === undefined && counts.size >= most) return;
      counts.set(code, { code, count: (seen?.count ?? 0) + 1, at: now() });
    },
    entries: () => [...counts.values()],
  };
}
