import type { z } from '@/lib/catalogue/zod';
import type { ProblemCode } from './problem';

export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

export interface Answer {
  /** One plain sentence for the document. */
  readonly what: string;
  /** Absent where there is no body. */
  readonly body?: z.ZodType;
  /** `application/json` unless said. */
  readonly type?: string;
}

/** One address of the API as plain data: what goes in, what comes out, who may ask. */
export interface RouteMeaning {
  readonly method: Method;
  /** With `{name}` for each part that varies. */
  readonly path: string;
  readonly summary: string;
  /** `open`: anyone. `seat`: a signed-in member, for the workspace and the computer that the token names. */
  readonly access: 'open' | 'seat';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly answers: { readonly [status: number]: Answer };
  /** What can go wrong here, besides what can go wrong everywhere. */
  readonly problems: readonly ProblemCode[];
}

/** Declares one route; server, client and document read the same object. */
export function defineRoute<const R extends RouteMeaning>(route: R): R {
  return route;
}
