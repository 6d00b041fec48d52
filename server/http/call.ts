import type { z } from '@/lib/catalogue/zod';
import type { RouteMeaning } from '@/lib/onechat/route';
import type { Seat } from '../store/seat';
import { HttpProblem } from './http-problem';

/** One request as a handler sees it. */
export interface Call {
  readonly route: RouteMeaning;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly seat: Seat | undefined;
  readonly requestId: string;
}

export type Handler = (call: Call) => Promise<Response>;

/** A handler for signed-in members; the seat was read from the database for this very request. */
export function seated(work: (call: Call, seat: Seat) => Promise<Response>): Handler {
  return async (call) => {
    if (call.seat === undefined) throw new HttpProblem('unauthorized');
    return work(call, call.seat);
  };
}

/** An answer whose body has the declared shape. */
export function reply<T extends z.ZodType>(_shape: T, value: z.input<T>, status = 200): Response {
  return Response.json(value, { status });
}

/** An answer without a body. */
export function done(): Response {
  return new Response(null, { status: 204 });
}

/** The token is for one computer; a body that names another is refused. */
export function requireDevice(seat: Seat, clientId: string): void {
  if (seat.clientId !== clientId) throw new HttpProblem('wrong_device');
}
