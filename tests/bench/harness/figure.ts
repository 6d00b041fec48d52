import type { Page } from 'puppeteer';

export type Backend = 'leveldb' | 'sqlite';

/** One number that a person cares about, measured once. */
export interface Sample {
  /** What is measured, for example `write 100,000`. */
  readonly figure: string;
  readonly subject: string;
  readonly backend: Backend;
  readonly size: number;
  readonly unit: 'ms' | '%' | 'MB' | 'kB' | 'count';
  readonly value: number;
}

/** What a family of figures measures with. */
export interface Bench {
  readonly runs: number;
  readonly sizes: readonly number[];
  readonly backends: readonly Backend[];
  /** In how many minutes an hour of use is lived; undefined for as fast as it goes. */
  readonly minutes: number | undefined;
  /** The contenders of a family that are wanted. */
  wanted(subjects: FigureFamily['subjects']): string[];
  /** Runs one job in a browser of its own with a fresh profile; pages opened in it show the bench page. */
  inBrowser<T>(backend: Backend, job: (openPage: () => Promise<Page>) => Promise<T>): Promise<T>;
  /** Says what is being done, for a person who waits. */
  say(what: string): void;
}

/** A family of figures: one file in `tests/bench/figures`, one table in the report. */
export interface FigureFamily {
  readonly name: string;
  readonly title: string;
  /** Explains what was measured and how it is fair. */
  readonly about: string;
  readonly subjects: { readonly [subject: string]: string };
  /** Our own subject; the others are given as ratios to it. */
  readonly ours: string;
  measure(bench: Bench): AsyncIterable<Sample>;
  /** What the samples say, in words, as far as they go; stands above the tables. */
  readonly verdict?: (samples: readonly Sample[]) => string;
}
