import { parse, protocol, type PGlite } from '@electric-sql/pglite';
import type { Param, SqlRow } from './sql';

interface Prepared {
  readonly name: string;
  /** The types of its parameters, as the database numbers them. */
  readonly types: readonly number[];
  /** How the database describes its columns; absent where it has none. */
  readonly columns: Messages;
}

type Messages = Parameters<typeof parse.parseResults>[0];

export type RunStatement = (text: string, params: readonly Param[]) => Promise<readonly SqlRow[]>;

/** Nothing gathers statistics here, so plans made for small tables must not live for ever. */
const usesOfAPlan = 1_000;

/**
 * Statements of the embedded database, each prepared once: planning one anew costs ten times what it takes to run.
 * They run one after the other; a transaction is the caller's business.
 */
export function preparedStatements(pglite: PGlite): RunStatement {
  const { serialize } = protocol;
  const known = new Map<string, Prepared>();
  let made = 0;
  let uses = 0;
  const ask = async (...parts: readonly Uint8Array[]) =>
    (await pglite.execProtocol(Buffer.concat(parts))).messages;
  const prepare = async (text: string): Promise<Prepared> => {
    const name = `statement_${(made += 1)}`;
    const told = await ask(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const types = parse.parseDescribeStatementResults(told);
    const prepared = { name, types, columns: told.filter(({ name: kind }) => kind === 'rowDescription') };
    known.set(text, prepared);
    return prepared;
  };
  const valueOf = (param: Param, type: number | undefined): string | null => {
    if (param === null) return null;
    const write = type === undefined ? undefined : pglite.serializers[type];
    return write === undefined ? String(param) : write(param);
  };
  return (text, params) =>
    pglite.runExclusive(async () => {
      uses += 1;
      if (uses % usesOfAPlan === 0) await ask(serialize.query('discard plans'));
      const { name, types, columns } = known.get(text) ?? (await prepare(text));
      const values = params.map((param, index) => valueOf(param, types[index]));
      const told = await ask(
        serialize.bind({ statement: name, values }),
        serialize.execute({}),
        serialize.sync(),
      );
      return rowsIn([...columns, ...told], pglite);
    });
}

function rowsIn(told: Messages, { parsers }: PGlite): readonly SqlRow[] {
  const rows: readonly unknown[] = parse.parseResults(told, parsers)[0]?.rows ?? [];
  return rows.filter((row): row is SqlRow => typeof row === 'object' && row !== null);
}
