/** What is written about requests: no address, no body, no query, no id of a person. */
export interface Entry {
  readonly event: string;
  readonly requestId?: string;
  readonly method?: string;
  /** The route's pattern, never the path that was asked for. */
  readonly route?: string;
  readonly status?: number;
  readonly ms?: number;
  readonly error?: string;
}

export type Log = (entry: Entry) => void;

/** One JSON line per entry on the stream given. */
export function createLog(write: (line: string) => void, now: () => Date): Log {
  return (entry) => write(`${JSON.stringify({ at: now().toISOString(), ...entry })}\n`);
}
