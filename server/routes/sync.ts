import { api } from '@/lib/onechat/api';
import { pullLimit } from '@/lib/onechat/sync';
import type { Mutation } from '@/lib/onechat/sync';
import { take } from '../http/body';
import { reply, requireDevice, seated, type Handler } from '../http/call';
import { HttpProblem } from '../http/http-problem';
import type { Services } from '../services';
import { readCursor, writeCursor, type Cursor } from '../store/cursor';
import { pull } from '../store/pull';
import { isAhead } from '../store/push';
import { confirmRefusals } from '../store/refusals';
import type { Seat } from '../store/seat';
import { snapshot } from '../store/snapshot';

/** `POST /v1/sync/push`. */
export function pushRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const body = take(api.push.body, call.body);
    requireDevice(seat, body.clientId);
    requireSchema(services, body.schema);
    requireOrder(body.mutations);
    if (isAhead(body.mutations, services.now())) {
      throw new HttpProblem('clock', { extras: { serverTime: timeOf(services) } });
    }
    const mutations = body.mutations.map((each) => inOurSchema(services, body.schema, each));
    const asked = { seat, schema: body.schema, mutations };
    const answer = await services.pushes.run(seat.workspaceId, asked);
    if (answer.kind === 'locked') throw new HttpProblem('device_locked');
    if (answer.kind === 'gap') throw new HttpProblem('gap', { extras: { last: answer.last } });
    const { news, ...pushed } = answer.pushed;
    if (news) services.live.head(seat.workspaceId, pushed.head);
    return reply(api.push.answers[200].body, {
      ...pushed,
      refusals: [...pushed.refusals],
      serverTime: timeOf(services),
    });
  });
}

/** `POST /v1/sync/pull`. */
export function pullRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const body = take(api.pull.body, call.body);
    requireDevice(seat, body.clientId);
    requireSchema(services, body.schema);
    const pulled = await pull(services.database, {
      seat,
      ...seenIn(services, body.schema),
      cursor: cursorOf(body.cursor, seat, services),
      limit: body.limit ?? pullLimit,
      digest: body.digest ?? false,
    });
    if (!pulled.ok) throw new HttpProblem('reset', { extras: { reason: pulled.code } });
    const { rows, cursor, ...rest } = pulled.value;
    const text = writeCursor(cursor, seat, services.secrets.cursorKey);
    const tail = JSON.stringify({ ...rest, cursor: text, serverTime: timeOf(services) });
    // The rows are JSON text already; parsing them only to write them again would cost most of the answer.
    return new Response(`{"rows":[${rows.join(',')}],${tail.slice(1)}`, {
      headers: { 'content-type': 'application/json' },
    });
  });
}

/** `GET /v1/sync/snapshot`. */
export function snapshotRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const query = take(api.snapshot.query, call.query);
    requireDevice(seat, query.clientId);
    requireSchema(services, query.schema);
    const scopes = query.scope === undefined ? [...seat.scopes] : query.scope.split(',');
    if (!scopes.every((scope) => seat.scopes.includes(scope))) throw new HttpProblem('not_found');
    const made = await services.queues.run('snapshot', () =>
      snapshot(services.database, {
        seat,
        ...seenIn(services, query.schema),
        scopes,
        cursor: cursorOf(query.cursor ?? null, seat, services),
        writeCursor: (cursor) => writeCursor(cursor, seat, services.secrets.cursorKey),
        now: () => timeOf(services),
      }),
    );
    if (!made.ok) throw new HttpProblem('reset', { extras: { reason: made.code } });
    return new Response(Buffer.concat(made.value), {
      headers: { 'content-type': 'application/x-ndjson', 'content-encoding': 'gzip' },
    });
  });
}

/** `POST /v1/sync/confirm`. */
export function confirmRoute(services: Services): Handler {
  return seated(async (call, seat) => {
    const body = take(api.confirm.body, call.body);
    requireDevice(seat, body.clientId);
    const refusals = await confirmRefusals(services.database, seat, body.mids);
    return reply(api.confirm.answers[200].body, { refusals });
  });
}

function timeOf(services: Services): string {
  return new Date(services.now()).toISOString();
}

/** A client that is ahead of this server is taken: what the server does not know it keeps. */
function requireSchema({ schemas: { oldest } }: Services, schema: number): void {
  if (schema < oldest) throw new HttpProblem('upgrade', { extras: { minSchema: oldest } });
}

/** The format that a client is served in, and how rows get there. */
function seenIn({ schemas }: Services, schema: number) {
  const down = schemas.down(schema);
  return { schema: schemas.served(schema), ...(down === undefined ? {} : { down }) };
}

function inOurSchema({ schemas }: Services, schema: number, mutation: Mutation): Mutation {
  if (schemas.down(schema) === undefined) return mutation;
  const { mid, operations, call } = mutation;
  return {
    mid,
    operations: operations.map((operation) => schemas.up(schema, operation)),
    ...(call === undefined ? {} : { call: schemas.upCall(schema, call) }),
  };
}

function requireOrder(mutations: readonly Mutation[]): void {
  const first = mutations[0]?.mid ?? 0;
  if (mutations.every(({ mid }, index) => mid === first + index)) return;
  throw new HttpProblem('invalid', {
    errors: [{ pointer: '/mutations', code: 'order', message: 'must count up without a gap' }],
  });
}

function cursorOf(text: string | null, seat: Seat, services: Services): Cursor | null {
  if (text === null) return null;
  const read = readCursor(text, seat, services.secrets.cursorKey);
  if (!read.ok) throw new HttpProblem('reset', { extras: { reason: 'cursor' } });
  return read.value;
}
