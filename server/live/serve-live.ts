import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { liveClose, liveProtocol, type LiveMessage } from '@/lib/onechat/sync';
import type { Access } from '../auth/access-token';
import { clientAddress } from '../http/address';
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
      if (typeof admitted === 'number') refuse(socket, admitted);
      else sockets.handleUpgrade(request, socket, head, (opened) => attend(opened, admitted, services));
    };
    open().catch(() => refuse(socket, 503));
  });
}

interface Admitted {
  readonly access: Access;
  readonly seat: Seat;
}

/** The member behind an upgrade request, or the status to refuse it with. */
async function admit(request: IncomingMessage, services: Services): Promise<Admitted | number> {
  const { pathname } = new URL(request.url ?? '/', 'http://localhost');
  if (pathname !== '/v1/sync/live') return 404;
  const forwarded = request.headers['x-forwarded-for'];
  const told = Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? null);
  const who = clientAddress(request.socket.remoteAddress, told, services.config.trustProxy);
  if (!services.limits.take(services.rates.address, who).allowed) return 429;
  const { origin } = request.headers;
  const listed = services.config.extensionIds.some((id) => origin === `chrome-extension://${id}`);
  if (origin !== undefined && !listed) return 403;
  const [protocol, token = ''] = (request.headers['sec-websocket-protocol'] ?? '').split(/,\s*/);
  if (protocol !== liveProtocol) return 400;
  const access = await services.readAccess(token);
  const answer = access === undefined ? undefined : await readSeat(services.database, access);
  if (access === undefined || answer?.state !== 'active') {
    return services.limits.take(services.rates.stranger, who).allowed ? 401 : 429;
  }
  return { access, seat: answer.seat };
}

function refuse(socket: Duplex, status: number): void {
  const words: Readonly<Record<number, string>> = {
    400: 'Bad Request',
    401: 'Unauthorized',
    403: 'Forbidden',
  };
  socket.end(
    `HTTP/1.1 ${status} ${words[status] ?? 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  );
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
