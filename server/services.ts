import type { AccessReader } from './auth/access-reader';
import type { TokenFacts } from './auth/access-token';
import type { Log } from './http/log';
import type { Limits, Rate } from './http/limits';
import type { LiveHub } from './live/live-hub';
import type { Presence } from './live/presence';
import type { Mailer } from './mail/mailer';
import type { Config } from './process/config';
import type { Batches } from './process/batches';
import type { Queues } from './process/queues';
import type { Secrets } from './process/secrets';
import type { Database } from './sql/sql';
import type { PushAnswer, PushCall } from './store/push';
import type { Schemas } from './store/schema-steps';
import type { SeatAnswer, SeatKey } from './store/seat';

export interface Rates {
  /** Per client address, for everything. */
  readonly address: Rate;
  /** Per client address, for requests without a good token. */
  readonly stranger: Rate;
  /** Per seat and computer. */
  readonly seat: Rate;
  /** Per client address and per account, for passwords and codes. */
  readonly signIn: Rate;
}

/** Everything a route may need; made once at start and passed along, never imported. */
export interface Services {
  readonly config: Config;
  readonly database: Database;
  readonly secrets: Secrets;
  readonly facts: TokenFacts;
  readonly readAccess: AccessReader;
  /** The data formats that are taken, and the way between them. */
  readonly schemas: Schemas;
  readonly limits: Limits;
  readonly rates: Rates;
  readonly queues: Queues;
  /** Who asks, by workspace: those that ask while one is read are read together after it. */
  readonly seats: Batches<SeatKey, SeatAnswer>;
  /** Pushes by workspace: those that wait at the same time share a transaction. */
  readonly pushes: Batches<PushCall, PushAnswer>;
  readonly live: LiveHub;
  readonly presence: Presence;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly now: () => number;
  readonly version: string;
}

/** Room for a busy office behind one address, and none for guessing. */
export const usualRates: Rates = {
  address: { name: 'address', count: 3_000, seconds: 60 },
  stranger: { name: 'stranger', count: 60, seconds: 60 },
  seat: { name: 'seat', count: 1_200, seconds: 60 },
  signIn: { name: 'sign-in', count: 20, seconds: 300 },
};
