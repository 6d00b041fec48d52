import { failed, ok, type Result } from '@/lib/domain/shared/result';

declare const __ONECHAT_API__: string;

/** The one origin that this build may reach; also in the manifest's host permissions and content policy. */
export const apiOrigin = new URL(__ONECHAT_API__).origin;

/** Why nothing came back; a server that says no has answered. `foreign`: not an address this build may reach. */
export type NetCode = 'unreachable' | 'timeout' | 'too-large' | 'stopped' | 'foreign';

export interface NetRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Path and query; the origin is fixed. */
  readonly path: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string | undefined;
  /** The whole answer must be there after this many milliseconds. */
  readonly within: number;
  /** How many bytes an answer may have, inflated. */
  readonly most: number;
  readonly signal: AbortSignal;
}

export interface NetAnswer {
  readonly status: number;
  header(name: string): string | null;
  readonly text: string;
}

export interface SocketParts {
  readonly path: string;
  readonly protocols: readonly string[];
  /** Closes it; nothing is heard afterwards. */
  readonly signal: AbortSignal;
  readonly opened: () => void;
  readonly heard: (text: string) => void;
  /** Once, when the other side or the network ended it. */
  readonly closed: (code: number) => void;
}

/** The network as the rest of the product may use it. */
export interface Net {
  /** One request and its whole answer. No cookies, no cache, no redirects. */
  send(request: NetRequest): Promise<Result<NetAnswer, NetCode>>;
  /** Opens a socket; what it answers sends a text, and says whether it could. */
  socket(parts: SocketParts): (text: string) => boolean;
}

/** A message on a socket that is longer than this ends it: what is said there are hints of a few words. */
const longestHint = 4_096;
const unknownClose = 1006;

/** The network of this computer, closed to all but one origin. */
export function createNet(origin: string = apiOrigin): Net {
  return {
    send: (request) => send(origin, request),
    socket: (parts) => openSocket(origin, parts),
  };
}

async function send(origin: string, request: NetRequest): Promise<Result<NetAnswer, NetCode>> {
  const url = addressOf(origin, request.path);
  if (url === null) return failed('foreign');
  const late = AbortSignal.timeout(request.within);
  const signal = AbortSignal.any([request.signal, late]);
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal,
    });
    const text = await readText(response, request.most);
    if (text === null) return failed('too-large');
    return ok({ status: response.status, header: (name) => response.headers.get(name), text });
  } catch {
    // `fetch` throws one error for every way in which a network fails; the signals tell the two that are ours.
    if (request.signal.aborted) return failed('stopped');
    return failed(late.aborted ? 'timeout' : 'unreachable');
  }
}

/** The text of an answer, or nothing where it is longer than agreed; reading stops at the limit. */
async function readText(response: Response, most: number): Promise<string | null> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const part of response.body ?? []) {
    size += part.byteLength;
    if (size > most) return null;
    text += decoder.decode(part, { stream: true });
  }
  return text + decoder.decode();
}

function addressOf(origin: string, path: string): string | null {
  const url = path.startsWith('/') ? URL.parse(path, origin) : null;
  return url?.origin === origin ? url.href : null;
}

function openSocket(origin: string, parts: SocketParts): (text: string) => boolean {
  const url = addressOf(origin, parts.path);
  if (url === null || parts.signal.aborted) return () => false;
  const socket = new WebSocket(url.replace(/^http/, 'ws'), [...parts.protocols]);
  let told = false;
  const end = (code: number): void => {
    if (told || parts.signal.aborted) return;
    told = true;
    parts.closed(code);
  };
  const { signal } = parts;
  socket.addEventListener('open', () => parts.opened(), { signal });
  socket.addEventListener('close', ({ code }) => end(code), { signal });
  socket.addEventListener('error', () => end(unknownClose), { signal });
  socket.addEventListener(
    'message',
    ({ data }: MessageEvent<unknown>) => {
      if (typeof data === 'string' && data.length <= longestHint) return parts.heard(data);
      socket.close();
      end(unknownClose);
    },
    { signal },
  );
  signal.addEventListener('abort', () => socket.close(), { once: true });
  return (text) => {
    if (socket.readyState !== WebSocket.OPEN) return false;
    socket.send(text);
    return true;
  };
}

/** How many milliseconds a `Retry-After` asks for, in seconds or as a date; nothing where it says neither. */
export function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  // The dates of HTTP begin with the day's name; `Date.parse` alone would take a lone number for a year.
  const at = /^[A-Z][a-z]{2,8},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
