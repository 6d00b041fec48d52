import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { api, type RouteName } from '@/lib/onechat/api';
import type { RouteMeaning } from '@/lib/onechat/route';
import { pushLimits } from '@/lib/onechat/sync';
import type { Services } from '../services';
import { noteSeen } from '../store/devices';
import type { Seat } from '../store/seat';
import { clientAddress } from './address';
import { readJson, type BodyLimit } from './body';
import type { Call, Handler } from './call';
import { preflight, writeCors, writeStrictHeaders } from './headers';
import { HttpProblem, problemResponse } from './http-problem';
import { writeAllowance, type Allowance } from './limits';

export type Handlers = { readonly [N in RouteName]: Handler };

export interface Bindings {
  Bindings: HttpBindings;
  Variables: { requestId: string; allowance: Allowance; route: string };
}

type Ctx = Context<Bindings>;

const smallBody: BodyLimit = { bytes: 65_536, inflated: 65_536 };
const largeBody: BodyLimit = { bytes: pushLimits.bytes * 2, inflated: pushLimits.inflated };

/** The API as one function from request to answer: every route of the contract, and nothing else under `/v1`. */
export function createApp(services: Services, handlers: Handlers): Hono<Bindings> {
  const app = new Hono<Bindings>();
  app.use(async (context, next) => around(context, next, services));
  app.onError((error, context) => {
    const problem = error instanceof HttpProblem ? error : new HttpProblem('internal');
    const requestId = context.get('requestId');
    if (problem.code === 'internal') services.log({ event: 'error', requestId, error: nameOf(error) });
    return problemResponse(problem, requestId);
  });
  app.notFound((context) => problemResponse(new HttpProblem('not_found'), context.get('requestId')));
  for (const name of routeNames()) mount(app, { route: api[name], handler: handlers[name], services });
  refuseOtherMethods(app);
  return app;
}

function routeNames(): RouteName[] {
  const isName = (name: string): name is RouteName => Object.hasOwn(api, name);
  return Object.keys(api).filter(isName);
}

/** What happens before and after every answer. */
async function around(context: Ctx, next: () => Promise<void>, services: Services): Promise<Response | void> {
  const started = services.now();
  const requestId = randomUUID();
  context.set('requestId', requestId);
  const allowance = services.limits.take(services.rates.address, addressOf(context, services));
  context.set('allowance', allowance);
  const origin = context.req.header('origin') ?? null;
  if (!allowance.allowed) context.res = tooMany(allowance, requestId);
  else if (context.req.method === 'OPTIONS') context.res = new Response(null, { status: 204 });
  else await next();
  const { headers } = context.res;
  if (writeCors(headers, origin, services.config.extensionIds) && context.req.method === 'OPTIONS') {
    preflight(headers);
  }
  writeStrictHeaders(headers, services.config.publicUrl.startsWith('https:'));
  writeAllowance(headers, context.get('allowance'));
  headers.set('x-request-id', requestId);
  services.log({
    event: 'request',
    requestId,
    method: context.req.method,
    route: context.get('route') ?? 'other',
    status: context.res.status,
    ms: Math.round(services.now() - started),
  });
}

function tooMany(allowance: Allowance, requestId: string): Response {
  return problemResponse(new HttpProblem('too_many_requests', { retryAfter: allowance.resets }), requestId);
}

interface Mounted {
  readonly route: RouteMeaning;
  readonly handler: Handler;
  readonly services: Services;
}

function mount(app: Hono<Bindings>, { route, handler, services }: Mounted): void {
  const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
  app.on(route.method, path, async (context) => {
    context.set('route', `${route.method} ${route.path}`);
    const seat = route.access === 'seat' ? await seatOf(context, services) : undefined;
    const limit = route.path === '/v1/sync/push' ? largeBody : smallBody;
    const call: Call = {
      route,
      seat,
      params: context.req.param(),
      query: context.req.query(),
      body: route.body === undefined ? undefined : await readJson(context.env.incoming, limit),
      requestId: context.get('requestId'),
    };
    return handler(call);
  });
}

function refuseOtherMethods(app: Hono<Bindings>): void {
  for (const path of new Set(Object.values(api).map((route) => route.path.replaceAll(/\{(\w+)\}/g, ':$1')))) {
    app.all(path, () => {
      throw new HttpProblem('method_not_allowed');
    });
  }
}

/** The member a request is for: the token names three ids, the database says the rest. */
async function seatOf(context: Ctx, services: Services): Promise<Seat> {
  const token = /^Bearer ([\w.-]{20,4096})$/.exec(context.req.header('authorization') ?? '')?.[1];
  const access = token === undefined ? undefined : await services.readAccess(token);
  const answer = access === undefined ? undefined : await services.seats.run(access.workspaceId, access);
  if (answer?.state === 'wipe') throw new HttpProblem('device_wiped', { extras: { order: answer.order } });
  if (answer?.state === 'locked') throw new HttpProblem('device_locked');
  if (answer?.state !== 'active') {
    spend(services, { rate: 'stranger', who: addressOf(context, services) }, context);
    throw new HttpProblem('unauthorized');
  }
  spend(services, { rate: 'seat', who: `${answer.seat.seatId} ${answer.seat.clientId}` }, context);
  if (answer.stale) await noteSeen(services.database, answer.seat);
  return answer.seat;
}

function spend(
  services: Services,
  { rate, who }: { rate: 'stranger' | 'seat'; who: string },
  context: Ctx,
): void {
  const allowance = services.limits.take(services.rates[rate], who);
  context.set('allowance', allowance);
  if (!allowance.allowed) throw new HttpProblem('too_many_requests', { retryAfter: allowance.resets });
}

/** The address limits count by; the same for every part of the server. */
export function addressOf(context: Ctx, services: Services): string {
  const forwarded = context.req.header('x-forwarded-for') ?? null;
  return clientAddress(context.env.incoming.socket.remoteAddress, forwarded, services.config.trustProxy);
}

/** What kind of error it was; its message may hold somebody's data and is not written down. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}
