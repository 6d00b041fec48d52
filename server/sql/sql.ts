/** What may be bound to a statement; anything richer is text by then. */
export type Param =
  | string
  | number
  | boolean
  | null
  | Date
  | readonly string[]
  | readonly number[]
  | readonly boolean[]
  | readonly (string | null)[];

/** A row as the driver gave it; read with the functions of `read.ts`, which know both drivers' habits. */
export type SqlRow = Readonly<Record<string, unknown>>;

/** Where statements go: a connection, or a transaction on one. Only what PostgreSQL 15 understands. */
export interface Sql {
  query(text: string, params?: readonly Param[]): Promise<readonly SqlRow[]>;
}

/** A transaction on one connection. */
export interface Transaction extends Sql {
  /** The last statement of a transaction, on its way together with the commit; its failure is the transaction's. */
  lastly(text: string, params?: readonly Param[]): void;
}

/** `write`: each statement sees what was committed before it. `snapshot`: all statements see one moment. */
export type Isolation = 'write' | 'snapshot';

export interface Database extends Sql {
  readonly kind: 'pglite' | 'postgres';
  transaction<T>(isolation: Isolation, work: (sql: Transaction) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
