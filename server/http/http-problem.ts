import { problems, type Problem, type ProblemCode, type ProblemDetail } from '@/lib/onechat/problem';
import type { z } from '@/lib/catalogue/zod';
import type { problemExtras } from '@/lib/onechat/problem';

interface More {
  readonly errors?: readonly ProblemDetail[];
  readonly extras?: z.output<typeof problemExtras>;
  readonly retryAfter?: number;
}

/** Thrown by a handler to answer with a problem; nothing else that is thrown reaches a client. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly more: More;

  constructor(code: ProblemCode, more: More = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** The problem as an answer (RFC 9457). */
export function problemResponse(problem: HttpProblem, requestId: string): Response {
  const { status, title, retryable } = problems[problem.code];
  const body: Problem = {
    ...problem.more.extras,
    type: `urn:1chat:problem:${problem.code}`,
    title,
    status,
    code: problem.code,
    request_id: requestId,
    retryable,
    ...(problem.more.errors === undefined ? {} : { errors: [...problem.more.errors] }),
  };
  const headers = new Headers({ 'content-type': 'application/problem+json' });
  const wait = problem.more.retryAfter ?? (status === 503 ? 5 : undefined);
  if (wait !== undefined) headers.set('retry-after', String(wait));
  if (status === 401) headers.set('www-authenticate', 'Bearer');
  return new Response(JSON.stringify(body), { status, headers });
}
