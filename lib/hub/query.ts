import type { TableName } from '@/lib/catalogue/catalogue';
import type { z } from '@/lib/catalogue/zod';
import type { ParsedQueryArgs, QueryAnswers, QueryName } from '@/lib/messaging/contract/queries';
import type { Gate } from '@/lib/messaging/wire/worker';
import type { Data, Root } from './root';

/** Everything an answer may be made of. */
export interface QueryContext {
  readonly data: Data;
  readonly gate: Gate;
  readonly outside: Root['outside'];
  readonly now: number;
  readonly signal: AbortSignal;
}

/** One question: the tables whose changes make it worth asking again, and its answer. */
export interface Query<A = unknown, R = unknown> {
  readonly tables: readonly TableName[] | 'all';
  readonly answer: (context: QueryContext, args: A) => R | Promise<R>;
}

/** A question whose arguments are not parsed yet. */
export interface Askable {
  readonly tables: Query['tables'];
  /** Nothing where the arguments are not those of this question. */
  ask(args: unknown): ((context: QueryContext) => unknown) | undefined;
}

/** Ties a question to the schema and the answer that the contract gives it. */
export function askable<Q extends QueryName>(
  schema: z.ZodType<ParsedQueryArgs<Q>>,
  query: Query<ParsedQueryArgs<Q>, QueryAnswers[Q]>,
): Askable {
  return {
    tables: query.tables,
    ask(args) {
      const parsed = schema.safeParse(args);
      if (!parsed.success) return undefined;
      return (context) => query.answer(context, parsed.data);
    },
  };
}
