import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { liveClose, liveProtocol, type LiveMessage } from '@/lib/onechat/sync';
import type { Access } from '../auth/access-token';
import { clientAddress } from '../http/address';
import { HttpProblem, problemResponse } from '../http/http-problem';
import type { Allowance } from '../http/limits';
import type { Services } from '../services';
import { readSeat, type Seat } from '../store/seat';

/** A socket without a sign of life for this long is closed; clients ping every 20 to 25 seconds. */
const silentMs = 70_000;
const recheckMs = 20_000;
const largestBacklog = 1_000_000;

/** Opens live sockets on an HTTP server: the token is checked before the socket exists. */
export function serveLive(server: Server, services: Services): void {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: 1_024,
    handleProtocols: () => liveProtocol,
  });
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    const open = async () => {
      const admitted = await admit(request, services);
      if (admitted instanceof HttpProblem) await refuse(socket, admitted);
      else sockets.handleUpgrade(request, socket, head, (opened) => attend(opened, admitted, services));
    };
    open().catch(() => refuse(socket, new HttpProblem('internal')));
  });
}

interface Admitted {
  readonly access: Access;
  readonly seat: Seat;
}

/** The member behind an upgrade request, or why it is refused. */
async function admit(request: IncomingMessage, services: Services): Promise<Admitted | HttpProblem> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname !== '/v1/sync/live') return new HttpProblem('not_found');
  const forwarded = request.headers['x-forwarded-for'];
  const told = Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? null);
  const who = clientAddress(request.socket.remoteAddress, told, services.config.trustProxy);
  const allowance = services.limits.take(services.rates.address, who);
  if (!allowance.allowed) return tooMany(allowance);
  const { origin } = request.headers;
  const listed = services.config.extensionIds.some((id) => origin === `chrome-extension://${id}`);
  if (origin !== undefined && !listed) return new HttpProblem('forbidden');
  const [protocol, token = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
  if (protocol !== liveProtocol) return new HttpProblem('bad_request');
  const access = await services.readAccess(token);
  const answer = access === undefined ? undefined : await readSeat(services.database, access);
  if (access !== undefined && answer?.state === 'active') return { access, seat: answer.seat };
  const stranger = services.limits.take(services.rates.stranger, who);
  return stranger.allowed ? new HttpProblem('unauthorized') : tooMany(stranger);
}

function tooMany({ resets }: Allowance): HttpProblem {
  return new HttpProblem('too_many_requests', { retryAfter: resets });
}

/** Says no the way every other answer does, and hangs up. */
async function refuse(socket: Duplex, problem: HttpProblem): Promise<void> {
  const requestId = randomUUID();
  const answer = problemResponse(problem, requestId);
  const body = await answer.text();
  const headers = [
    ...answer.headers,
    ['x-request-id', requestId],
    ['connection', 'close'],
    ['content-length', String(Buffer.byteLength(body))],
  ];
  const words = STATUS_CODES[answer.status] ?? 'Refused';
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.end(`HTTP/1.1 ${answer.status} ${words}\r\n${lines}\r\n${body}`);
}

/** Looks after one open socket until its token expires, its computer is locked, or it falls silent. */
function attend(socket: WebSocket, { access, seat }: Admitted, services: Services): void {
  const leave = services.live.join({
    workspaceId: seat.workspaceId,
    seatId: seat.seatId,
    clientId: seat.clientId,
    send: (message: LiveMessage) => {
      if (socket.bufferedAmount > largestBacklog) socket.close(liveClose.slow);
      else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message));
    },
    close: (code) => socket.close(code),
  });
  const expiry = setTimeout(
    () => socket.close(liveClose.expired),
    Math.max(0, access.expires * 1_000 - services.now()),
  );
  const silence = setTimeout(() => socket.terminate(), silentMs);
  let checked = services.now();
  socket.on('message', () => {
    silence.refresh();
    if (services.now() - checked < recheckMs) return;
    checked = services.now();
    readSeat(services.database, access).then(
      (answer) => answer.state === 'active' || socket.close(liveClose.locked),
      () => undefined,
    );
  });
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    clearTimeout(expiry);
    clearTimeout(silence);
    leave();
  });
}
