import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { z } from '@/lib/catalogue/zod';
import { HttpProblem } from './http-problem';

const inflate = promisify(gunzip);

/** How large a body may be, on the way and inflated. */
export interface BodyLimit {
  readonly bytes: number;
  readonly inflated: number;
}

/** Reads and parses a JSON body within its limits; a bomb is stopped at the limit, not after it. */
export async function readJson(request: Request, limit: BodyLimit): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(;|$)/i.test(type)) throw new HttpProblem('unsupported_media');
  const raw = await readBytes(request, limit.bytes);
  const bytes = await inflated(raw, request.headers.get('content-encoding'), limit.inflated);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new HttpProblem('bad_request');
  }
}

/** Reads a body, and stops at the limit. */
export async function readBytes(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length') ?? 0) > most) throw new HttpProblem('too_large');
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > most) throw new HttpProblem('too_large');
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

async function inflated(raw: Uint8Array, encoding: string | null, most: number): Promise<Uint8Array> {
  if (encoding === null || encoding === 'identity') return raw;
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
