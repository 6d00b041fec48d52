import type { Rule } from './syntax';

/** A habit of this project as something that can be checked, with examples that prove the check can fail. */
export interface Convention {
  /** Reads as the name of a test. */
  readonly promise: string;
  readonly files: () => readonly string[];
  readonly rule: Rule;
  /** Each of these must be found. */
  readonly bad: readonly string[];
  /** None of these may be found. */
  readonly good: readonly string[];
  /** Where the examples pretend to stand, when the place matters. */
  readonly examplePath?: string;
}
