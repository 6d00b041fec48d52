/** An expected outcome as a value: it crosses extension contexts whole, where a rejected promise loses its name and code. */
export type Result<T, Code extends string = string> = Ok<T> | Failed<Code>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Failed<Code extends string = string> {
  readonly ok: false;
  readonly code: Code;
  /** Plain words for a person: what happened and what to do next. Never user content. */
  readonly say?: string;
}

/** Wraps a value that was obtained. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** Names why there is no value, with words for the person where a screen will show them. */
export function failed<Code extends string>(code: Code, say?: string): Failed<Code> {
  return { ok: false, code, ...(say === undefined ? {} : { say }) };
}
