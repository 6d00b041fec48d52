/** A window into a list. */
export interface Window {
  readonly offset: number;
  readonly limit: number;
}

/** One window of a list with the length of the whole. */
export interface PageOf<T> {
  readonly count: number;
  readonly offset: number;
  readonly rows: readonly T[];
}

/** The rows of a list that lie in the window, each made only then. */
export function pageOf<S, T>(list: readonly S[], { offset, limit }: Window, row: (each: S) => T): PageOf<T> {
  return { count: list.length, offset, rows: list.slice(offset, offset + limit).map(row) };
}
