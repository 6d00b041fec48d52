/** How to run a program. */
export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly show?: 'all' | 'last' | 'none';
  readonly timeoutMs?: number;
  readonly shell?: boolean;
}

/** How a program ended. */
export interface RunResult {
  readonly code: number;
  readonly signal: string | null;
  readonly timedOut: boolean;
  readonly output: string;
}

/** Runs a program and waits for its end. One with a time limit is ended with all that it started. */
export function run(program: string, args: readonly string[], options?: RunOptions): Promise<RunResult>;
