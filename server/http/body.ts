import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HttpBindings } from '@hono/node-server';
import type { z } from '@/lib/catalogue/zod';
import { HttpProblem } from './http-problem';

const inflate = promisify(gunzip);

/** How large a body may be, on the way and inflated. */
export interface BodyLimit {
  readonly bytes: number;
  readonly inflated: number;
}

/** A request as the socket gave it. */
export type Incoming = HttpBindings['incoming'];

/** Reads and parses a JSON body within its limits; a bomb is stopped at the limit, not after it. */
export async function readJson(incoming: Incoming, limit: BodyLimit): Promise<unknown> {
  const { 'content-type': type = '', 'content-encoding': encoding } = incoming.headers;
  if (!/^application\/json(;|$)/i.test(type)) throw new HttpProblem('unsupported_media');
  const raw = await readBytes(incoming, limit.bytes);
  const bytes = await inflated(raw, encoding, limit.inflated);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpProblem('bad_request');
  }
}

/**
 * Reads a body, and stops at the limit. It listens to the socket itself: the web's `Request.body` costs more than
 * all the rest of a small request.
 */
export function readBytes(incoming: Incoming, most: number): Promise<Buffer<ArrayBuffer>> {
  return new Promise((done, fail) => {
    if (Number(incoming.headers['content-length'] ?? 0) > most) return fail(new HttpProblem('too_large'));
    if (incoming.readableEnded) return done(Buffer.alloc(0));
    const parts: Buffer[] = [];
    let size = 0;
    const take = (part: Buffer) => {
      size += part.byteLength;
      if (size > most) stop(() => fail(new HttpProblem('too_large')));
      else parts.push(part);
    };
    const end = () => stop(() => done(Buffer.concat(parts, size)));
    const broken = () => stop(() => fail(new HttpProblem('bad_request')));
    // The rest of a body that is too large is let through unread once the answer is on its way.
    const stop = (settle: () => void) => {
      incoming.pause().off('data', take).off('end', end).off('error', broken).off('close', broken);
      settle();
    };
    incoming.on('data', take).on('end', end).on('error', broken).on('close', broken);
  });
}

async function inflated(raw: Uint8Array, encoding: string | undefined, most: number): Promise<Uint8Array> {
  if (encoding === undefined || encoding === 'identity') return raw;
  if (encoding !== 'gzip') throw new HttpProblem('unsupported_media');
  try {
    return await inflate(raw, { maxOutputLength: most });
  } catch (error) {
    const tooLong = error instanceof RangeError;
    throw new HttpProblem(tooLong ? 'too_large' : 'bad_request');
  }
}

/** Gives the value in its declared shape, or says where it is not. */
export function take<T extends z.ZodType>(shape: T, value: unknown): z.output<T> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, 20).map((issue) => ({
    pointer: issue.path
      .map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`)
      .join(''),
    code: issue.code,
    message: wordsFor(issue),
  }));
  throw new HttpProblem('invalid', { errors });
}

/** Never the library's sentence: it may repeat what was sent. */
function wordsFor(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big') return 'is too long or too large';
  if (issue.code === 'too_small') return 'is too short or too small';
  return 'is not of the expected kind';
}
