import type { Backend } from '../harness/figure';

/** One way of keeping several seats alike. */
export interface Contender {
  /** A server with so many records, and browsers that know of none of them. */
  open(office: OfficeWish): Promise<Office>;
}

export interface OfficeWish {
  readonly size: number;
  readonly backend: Backend;
}

/** A server with its records, until it is closed. */
export interface Office {
  /** Where the server listens; browsers reach it through the link. */
  readonly port: number;
  /** Another person's browser in a new profile, the server's address known to it, nothing pulled. */
  seat(): Promise<Seat>;
  /** How many records were edited offline, by the server's own count. */
  edited(): Promise<number>;
  close(): Promise<void>;
}

/** A person's browser. Moments are milliseconds since 1970, so that those of two browsers compare. */
export interface Seat {
  /**
   * Signs in or connects; answers how long it took until a search over all records was answered. The first so many
   * contacts were edited by somebody else before. Calls `begins` when the clock starts.
   */
  pull(edited: number, begins?: () => void): Promise<number>;
  /** Edits so many contacts, one by one as far as the contender is concerned, while nothing gets through. */
  edit(count: number): Promise<void>;
  /** The network is back: answers how long it took until all is said to be on the server. */
  send(): Promise<number>;
  /** From now on looks for the last contact under this name; what it answers ends when it is shown. */
  expect(name: string): Promise<() => Promise<number>>;
  /** Gives the last contact another name; answers when. */
  rename(name: string): Promise<number>;
  close(): Promise<void>;
}
