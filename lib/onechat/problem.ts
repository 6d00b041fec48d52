import { z } from '@/lib/catalogue/zod';

interface ProblemMeaning {
  readonly status: number;
  /** Plain words for a person; never user content. */
  readonly title: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
}

/** Every way in which the API says no: a code never changes its meaning once released. */
export const problems = {
  bad_request: { status: 400, title: 'The request could not be read', retryable: false },
  unauthorized: { status: 401, title: 'Please sign in again', retryable: false },
  device_locked: { status: 401, title: 'This computer was locked; please sign in again', retryable: false },
  device_wiped: { status: 401, title: 'The owner asked to wipe this computer', retryable: false },
  forbidden: { status: 403, title: 'Your role does not allow this', retryable: false },
  wrong_device: { status: 403, title: 'This sign-in belongs to another computer', retryable: false },
  not_found: { status: 404, title: 'There is nothing here', retryable: false },
  method_not_allowed: { status: 405, title: 'This address does not take that method', retryable: false },
  gap: { status: 409, title: 'A change before these is missing', retryable: true },
  clock: { status: 409, title: 'The clock of this computer is ahead', retryable: true },
  conflict: { status: 409, title: 'This was changed meanwhile', retryable: false },
  reset: { status: 410, title: 'Please load everything again', retryable: true },
  too_large: { status: 413, title: 'The request is too large', retryable: false },
  unsupported_media: { status: 415, title: 'The request must be JSON', retryable: false },
  invalid: { status: 422, title: 'Something in the request is not right', retryable: false },
  upgrade: { status: 426, title: 'Please update the extension', retryable: false },
  too_many_requests: { status: 429, title: 'Too many requests; please wait a moment', retryable: true },
  internal: { status: 500, title: 'Something went wrong on the server', retryable: true },
  mail_failed: {
    status: 503,
    title: 'The message could not be sent; what it was about is kept. Please send it again in a few minutes',
    retryable: true,
  },
  unavailable: {
    status: 503,
    title: 'The server is busy; your work is safe on your computer',
    retryable: true,
  },
} as const satisfies { readonly [code: string]: ProblemMeaning };

export type ProblemCode = keyof typeof problems;

/** One thing that is wrong, and where: a JSON pointer into the request body, or the name of a parameter. */
export const problemDetail = z.object({ pointer: z.string(), code: z.string(), message: z.string() });
export type ProblemDetail = z.output<typeof problemDetail>;

/** The body of every answer that is not a success (RFC 9457, `application/problem+json`). */
export const problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().optional(),
  code: z.string(),
  request_id: z.string(),
  retryable: z.boolean(),
  errors: z.array(problemDetail).optional(),
});
export type Problem = z.output<typeof problem>;

/** What some problems carry besides: all optional, read by code. */
export const problemExtras = z.object({
  /** `clock`: the server's time, to correct one's own by. */
  serverTime: z.iso.datetime().optional(),
  /** `gap`: the last change of this computer that the server has. */
  last: z.int().optional(),
  /** `reset`: why. */
  reason: z.enum(['horizon', 'epoch', 'cursor']).optional(),
  /** `upgrade`: the oldest data format the server still takes. */
  minSchema: z.int().optional(),
  /** `device_wiped`: the owner's order, signed with the server's key. */
  order: z.string().optional(),
});
