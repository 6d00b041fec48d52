import { createServer as createHttpServer, request } from 'node:http';
import { connect, createServer } from 'node:net';

import { problems, type ProblemCode } from '@/lib/onechat/problem';

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What happens to requests for `/v1`; sign-in goes on as it is, but where nobody answers at all. */
export type Fault =
  /** Nobody listens. */
  | 'gone'
  /** Requests are taken and never answered. */
  | 'hangs'
  /** The connection ends in the middle of the answer. */
  | 'cut'
  | { readonly status: number; readonly headers?: Record<string, string>; readonly body: string }
  /** What the next request gets, and no other. */
  | { readonly once: Fault };

/** Stands between the browser and the API, and spoils it when told to. */
export interface ApiProxy {
  /** Where it listens, on this computer. */
  readonly port: number;
  /** Begins with a fault, or ends it; every connection is cut at that moment. */
  set(fault: Fault | null): Promise<void>;
  stop(): Promise<void>;
}

/** An answer of the API that says no. */
export function problemAnswer(
  code: ProblemCode,
  { headers = {}, ...extras }: { readonly headers?: Record<string, string> } & Record<string, unknown> = {},
): Fault {
  const { status, title, retryable } = problems[code];
  const body = { type: 'about:blank', title, status, code, request_id: 'spoiled', retryable, ...extras };
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    body: JSON.stringify(body),
  };
}

/** Listens at a port of its own, and passes on to the one where the API is. */
export async function startApiProxy(upstream: number): Promise<ApiProxy> {
  let fault: Fault | null = null;
  let port = 0;
  const held = new Set<Socket>();
  const spoiler = createHttpServer((asked, answer) => {
    if (!(asked.url ?? '').startsWith('/v1/')) return passOn(asked, answer, upstream);
    const now = fault;
    if (now !== null && typeof now === 'object' && 'once' in now) fault = null;
    asked.resume().on('end', () => spoil(now, answer));
  });
  const gate = createServer((socket) => {
    held.add(socket.on('error', ignore).on('close', () => held.delete(socket)));
    if (fault === null) pipe(socket, upstream);
    else spoiler.emit('connection', socket);
  });
  const listen = () =>
    new Promise<void>((resolve, reject) =>
      gate.once('error', reject).listen({ host: '127.0.0.1', port, exclusive: true }, resolve),
    );
  const cutAll = () => held.forEach((socket) => socket.destroy());
  const close = () =>
    new Promise<void>((resolve) => {
      gate.close(() => resolve());
      cutAll();
    });
  await listen();
  ({ port } = gate.address() as AddressInfo);
  return {
    port,
    async set(next) {
      fault = next;
      if (next === 'gone') return close();
      if (!gate.listening) await listen();
      cutAll();
    },
    stop: async () => (gate.listening ? close() : undefined),
  };
}

/** What a cut connection says is what was asked for. */
function ignore(): void {}

function pipe(socket: Socket, upstream: number): void {
  const beyond = connect(upstream, '127.0.0.1');
  beyond.on('error', () => socket.destroy()).on('close', () => socket.destroy());
  socket.on('close', () => beyond.destroy());
  socket.pipe(beyond).pipe(socket);
}

function passOn(asked: IncomingMessage, answer: ServerResponse, upstream: number): void {
  const { method, url, headers } = asked;
  const beyond = request({ port: upstream, host: '127.0.0.1', method, path: url, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.pipe(answer);
  });
  beyond.on('error', () => answer.destroy());
  asked.pipe(beyond);
}

function spoil(fault: Fault | null, answer: ServerResponse): void {
  if (fault === null || fault === 'hangs') return;
  if (fault === 'gone') return void answer.destroy();
  if (fault === 'cut') {
    answer.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
    answer.write('{"rows":', () => answer.destroy());
    return;
  }
  if ('once' in fault) return spoil(fault.once, answer);
  answer.writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers }).end(fault.body);
}
