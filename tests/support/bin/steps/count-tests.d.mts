/** The part of Vitest's JSON report that is counted. */
export interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests?: number;
  readonly numTodoTests?: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName?: string;
      /** Of every try. */
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** What one step adds to the last line of a run. */
export interface StepCount {
  readonly passed: number;
  readonly failed: number;
  readonly note?: string | undefined;
}

/** The tests that failed first and passed when they were tried again, each with the first reason. */
export function secondTries(report: VitestReport): string[];

/** Counts a report; a run that found no test, or that failed without a failed test, is a failure too. */
export function countTests(report: VitestReport | undefined, code: number): StepCount;
