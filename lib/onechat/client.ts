import { z } from '@/lib/catalogue/zod';
import type { Failed, Ok } from '@/lib/domain/shared/result';
import { api, type Api, type RouteName } from './api';
import { problem, problemExtras, problems, type ProblemCode } from './problem';
import type { RouteMeaning } from './route';

/** What carries requests; the extension gives its network, tests give a server. */
export type Carry = (request: {
  readonly method: RouteMeaning['method'];
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string | undefined;
  readonly within: number;
  readonly most: number;
  readonly signal: AbortSignal;
}) => Promise<Ok<Carried> | Failed<CarryCode>>;

export interface Carried {
  readonly status: number;
  header(name: string): string | null;
  readonly text: string;
}

/** Why no answer came. */
export type CarryCode = 'unreachable' | 'timeout' | 'too-large' | 'stopped' | 'foreign';

/** `unreadable`: an answer that this version does not understand. `unknown`: a problem it has no name for. */
export type CallCode = CarryCode | ProblemCode | 'unreadable' | 'unknown';

/** Why a call has no value, with everything that decides what to do next. */
export interface CallFailed extends Failed<CallCode> {
  readonly retryable: boolean;
  /** Milliseconds the server asked to wait. */
  readonly wait: number | null;
  readonly status: number | null;
  readonly extras: z.output<typeof problemExtras>;
}

export type CallResult<T> = Ok<T> | CallFailed;

type Input<R extends RouteMeaning, K extends 'params' | 'query' | 'body'> = R[K] extends z.ZodType
  ? { readonly [P in K]: z.input<R[K]> }
  : { readonly [P in K]?: never };
type BodyOf<A> = A extends { readonly body: z.ZodType } ? z.output<A['body']> : null;

/** What a route is asked with. */
export type CallInput<N extends RouteName> = Input<Api[N], 'params'> &
  Input<Api[N], 'query'> &
  Input<Api[N], 'body'>;
/** What a route answers when it succeeds. */
export type CallOutput<N extends RouteName> = BodyOf<Api[N]['answers'][keyof Api[N]['answers']]>;

export interface CallOptions {
  readonly token?: string;
  readonly signal: AbortSignal;
  readonly within?: number;
  readonly most?: number;
}

/** The API, one function: the route's own schemas decide what may be sent and what is believed. */
export interface ApiClient {
  call<N extends RouteName>(
    name: N,
    input: CallInput<N>,
    options: CallOptions,
  ): Promise<CallResult<CallOutput<N>>>;
  /** As `call`, for a route whose answer is lines and not JSON. */
  text(
    name: RouteName,
    input: { readonly query?: unknown },
    options: CallOptions,
  ): Promise<CallResult<string>>;
}

const usualTime = 20_000;
const usualSize = 8_000_000;

/** A client of the API over something that carries requests. `waitOf` reads a `Retry-After`. */
export function createApiClient(carry: Carry, waitOf: (value: string | null) => number | null): ApiClient {
  async function ask(name: RouteName, input: CallParts, options: CallOptions): Promise<CallResult<Carried>> {
    const route: RouteMeaning = api[name];
    const carried = await carry({
      method: route.method,
      path: pathOf(route, input),
      headers: headersOf(options, input.body !== undefined),
      body: input.body === undefined ? undefined : JSON.stringify(input.body),
      within: options.within ?? usualTime,
      most: options.most ?? usualSize,
      signal: options.signal,
    });
    if (!carried.ok) return notCarried(carried.code);
    const { status } = carried.value;
    return status >= 200 && status < 300 ? carried : problemOf(carried.value, waitOf);
  }

  return {
    async call(name, input, options) {
      const answered = await ask(name, input, options);
      return answered.ok ? readAnswer(name, answered.value) : answered;
    },
    async text(name, input, options) {
      const answered = await ask(name, input, options);
      return answered.ok ? { ok: true, value: answered.value.text } : answered;
    },
  };
}

interface CallParts {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly body?: unknown;
}

const words = z.record(z.string(), z.union([z.string(), z.number()]).optional());

function pathOf(route: RouteMeaning, { params, query }: CallParts): string {
  const given = words.catch({}).parse(params);
  const path = route.path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(String(given[name] ?? '')),
  );
  const asked = Object.entries(words.catch({}).parse(query)).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return asked.length === 0 ? path : `${path}?${new URLSearchParams(asked)}`;
}

function headersOf({ token }: CallOptions, hasBody: boolean) {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(hasBody ? { 'content-type': 'application/json' } : {}),
  };
}

function notCarried(code: CarryCode): CallFailed {
  const retryable = code === 'unreachable' || code === 'timeout';
  return { ok: false, code, retryable, wait: null, status: null, extras: {} };
}

/** The value in its declared shape; where the server says something else, it is not believed. */
function readAnswer<N extends RouteName>(name: N, carried: Carried): CallResult<CallOutput<N>> {
  const route: Api[N] = api[name];
  const shape = shapeOf<N>(route, carried.status);
  const parsed = shape?.safeParse(jsonIn(carried.text));
  if (parsed?.success === true) return { ok: true, value: parsed.data };
  return unreadable(carried.status);
}

function shapeOf<N extends RouteName>(
  route: RouteMeaning,
  status: number,
): z.ZodType<CallOutput<N>> | undefined {
  const answer = route.answers[status];
  if (answer === undefined) return undefined;
  // The route's own schema, by the status it is declared under; without one there is no body.
  const shape: unknown = answer.body ?? z.undefined().transform(() => null);
  return isShape<CallOutput<N>>(shape) ? shape : undefined;
}

function isShape<T>(value: unknown): value is z.ZodType<T> {
  return value instanceof z.ZodType;
}

function unreadable(status: number): CallFailed {
  return { ok: false, code: 'unreadable', retryable: true, wait: null, status, extras: {} };
}

function problemOf(carried: Carried, waitOf: (value: string | null) => number | null): CallFailed {
  const body = jsonIn(carried.text);
  const read = problem.safeParse(body);
  const wait = waitOf(carried.header('retry-after'));
  const { status } = carried;
  if (!read.success) {
    const retryable = status >= 500 || status === 429 || status === 408;
    // Our server says in its own form what is wrong with a request; this was somebody on the way.
    return retryable
      ? { ok: false, code: 'unknown', retryable, wait, status, extras: {} }
      : unreadable(status);
  }
  const { code, retryable, detail, title } = read.data;
  const extras = problemExtras.safeParse(body);
  return {
    ok: false,
    code: isProblemCode(code) ? code : 'unknown',
    say: detail ?? title,
    retryable,
    wait,
    status,
    extras: extras.success ? extras.data : {},
  };
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

function jsonIn(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
