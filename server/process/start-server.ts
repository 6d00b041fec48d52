import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { pushLimits } from '@/lib/onechat/sync';
import { createAccessReader } from '../auth/access-reader';
import { authKeys } from '../auth/auth-keys';
import { createAuth, type Auth } from '../auth/better-auth';
import { mountPages } from '../auth/pages/mount';
import { createApp } from '../http/app';
import { docsPage } from '../http/docs-page';
import { createLimits } from '../http/limits';
import type { Log } from '../http/log';
import { createLiveHub, type Signal } from '../live/live-hub';
import { noOthers, type Others } from '../live/others';
import { postgresOthers } from '../live/postgres-others';
import { createPresence } from '../live/presence';
import { serveLive } from '../live/serve-live';
import type { Mailer } from '../mail/mailer';
import { handlersOf } from '../routes/handlers';
import { documentOf } from '../routes/service';
import type { Rates, Services } from '../services';
import type { Postgres } from '../sql/postgres';
import type { Embedded } from '../sql/pglite';
import { textIn } from '../sql/read';
import type { Database } from '../sql/sql';
import { clearAway } from '../store/clear-away';
import { migrate } from '../store/migrate';
import { pushAll, type PushAnswer, type PushCall } from '../store/push';
import type { Schemas } from '../store/schema-steps';
import { readSeats, type SeatAnswer, type SeatKey } from '../store/seat';
import { createBatches, type Batches } from './batches';
import type { Config } from './config';
import { createQueues } from './queues';
import type { Secrets } from './secrets';

export interface Start {
  readonly config: Config;
  readonly database: Embedded | Postgres;
  readonly secrets: Secrets;
  readonly rates: Rates;
  readonly schemas: Schemas;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly now: () => number;
  readonly version: string;
}

export interface Running {
  readonly port: number;
  readonly services: Services;
  readonly auth: Auth;
  /** Lets what is under way finish, then lets go of the port and the database. */
  stop(): Promise<void>;
}

/** Brings the database up to date and answers requests until stopped. */
export async function startServer(start: Start): Promise<Running> {
  const stopping = new AbortController();
  await migrate(start.database);
  const { services, others, auth } = await assemble(start, stopping.signal);
  const app = createApp(services, handlersOf(services));
  app.get('/docs', () => docsPage(documentOf(services)));
  mountPages(app, { services, auth });
  const listener = getRequestListener(app.fetch);
  const server = createServer(
    { requestTimeout: 30_000, headersTimeout: 10_000 },
    (request, response) => void listener(request, response),
  );
  serveLive(server, services);
  const port = await listen(server, start.config);
  const sweeper = setInterval(() => void sweep(services), 6 * 3_600_000).unref();
  return {
    port,
    services,
    auth,
    async stop() {
      clearInterval(sweeper);
      stopping.abort();
      services.live.closeAll();
      await closeServer(server);
      await others.close();
      await start.database.close();
    },
  };
}

interface Assembled {
  readonly services: Services;
  readonly others: Others;
  readonly auth: Auth;
}

async function assemble(start: Start, signal: AbortSignal): Promise<Assembled> {
  let others = noOthers();
  const tellOthers = (told: Signal) => others.tell(told);
  const later = (work: () => void, ms: number) => void setTimeout(work, ms).unref();
  const live = createLiveHub({ tellOthers, later });
  const presence = createPresence({ live, tellOthers, key: start.secrets.presenceKey, now: start.now });
  const hear = (told: Signal) => {
    if (told.kind === 'presence') void hearPresence(told);
    else live.receive(told);
  };
  const hearPresence = async (told: Signal & { kind: 'presence' }) => {
    const rows = await start.database
      .query('select name from seat where workspace_id = $1 and seat_id = $2', [
        told.workspaceId,
        told.seatId,
      ])
      .catch(() => []);
    if (rows[0] !== undefined) presence.receive(told, textIn(rows[0], 'name'));
  };
  const { database, config } = start;
  if (database.kind === 'postgres' && config.databaseUrl !== undefined) {
    others = await postgresOthers({ database, url: config.databaseUrl, hear, signal });
  }
  const facts = { issuer: config.publicUrl, audience: `${config.publicUrl}/v1` };
  const auth = await createAuth({ ...start, facts });
  const services = {
    ...start,
    facts,
    readAccess: createAccessReader({
      facts,
      keyById: authKeys(auth, start.secrets, start.now),
      now: start.now,
    }),
    limits: createLimits(start.now),
    queues: createQueues(500),
    seats: seatsOf(database),
    pushes: pushesOf(database),
    live,
    presence,
  };
  return { services, others, auth };
}

/** Each request is checked by a statement that begins after it came. */
function seatsOf(database: Database): Batches<SeatKey, SeatAnswer> {
  return createBatches({
    work: (keys) => readSeats(database, keys),
    weigh: () => 1,
    heaviest: 100,
    most: 1_000,
  });
}

/** As many pushes of a workspace in one transaction as one large push may hold changes. */
function pushesOf(database: Database): Batches<PushCall, PushAnswer> {
  return createBatches({
    work: (calls) => pushAll(database, calls),
    weigh: ({ mutations }) =>
      mutations.reduce(
        (sum, { operations, call }) => sum + (call === undefined ? operations.length : 100),
        0,
      ),
    heaviest: pushLimits.operations,
    most: 500,
  });
}

function listen(server: Server, config: Config): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail);
    server.listen(config.port, config.host, () => {
      const address = server.address();
      done(typeof address === 'object' && address !== null ? address.port : config.port);
    });
  });
}

const patienceMs = 10_000;

function closeServer(server: Server): Promise<void> {
  return new Promise((done) => {
    const impatient = setTimeout(() => server.closeAllConnections(), patienceMs);
    server.close(() => {
      clearTimeout(impatient);
      done();
    });
    server.closeIdleConnections();
  });
}

/** Four times a day: what is older than the horizon goes, workspace by workspace. */
async function sweep(services: Services): Promise<void> {
  try {
    const rows = await services.database.query('select workspace_id from ws_head');
    for (const row of rows) await clearAway(services.database, textIn(row, 'workspace_id'));
  } catch {
    services.log({ event: 'sweep failed' });
  }
}
