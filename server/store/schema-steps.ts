import type { Mutation, WireRow } from '@/lib/onechat/sync';

export type WireOperation = Mutation['operations'][number];
type WireCall = NonNullable<Mutation['call']>;

/**
 * What one data format changed since the one before. A step touches only what it names and passes everything else on
 * as it is: fields and tables it does not know belong to newer clients. Rows keep their table and id, and with them
 * their digest. Stored rows are brought to a new format by an entry in `migrate.ts` that comes with its step.
 */
export interface SchemaStep {
  /** What an older client says, in this format. */
  readonly up: (operation: WireOperation) => WireOperation;
  readonly upCall: (call: WireCall) => WireCall;
  /** What is kept in this format, for an older client. */
  readonly down: (row: WireRow) => WireRow;
}

/** Steps from format 1 to 2, from 2 to 3, and so on; there is one format so far. */
export const schemaSteps: readonly SchemaStep[] = [];

/** How many formats before its own the server takes. */
const takenBefore = 2;

/** Translates between the format that rows are kept in and those that clients speak. */
export interface Schemas {
  /** The oldest format that is taken. */
  readonly oldest: number;
  /** The format that a client of this number is served in: its own, or ours where it is newer than the server. */
  served(schema: number): number;
  up(schema: number, operation: WireOperation): WireOperation;
  upCall(schema: number, call: WireCall): WireCall;
  /** Nothing where rows are served as they are kept, which spares reading them. */
  down(schema: number): ((row: WireRow) => WireRow) | undefined;
}

/** The formats that these steps lead through, the last one being the server's own. */
export function schemasOf(steps: readonly SchemaStep[]): Schemas {
  const current = steps.length + 1;
  const since = (schema: number) => steps.slice(schema - 1);
  return {
    oldest: Math.max(1, current - takenBefore),
    served: (schema) => Math.min(schema, current),
    up: (schema, operation) => since(schema).reduce((said, { up }) => up(said), operation),
    upCall: (schema, call) => since(schema).reduce((said, { upCall }) => upCall(said), call),
    down: (schema) => {
      const between = since(schema).toReversed();
      return between.length === 0 ? undefined : (row) => between.reduce((kept, { down }) => down(kept), row);
    },
  };
}
