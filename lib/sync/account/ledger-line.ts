import { tableNamed } from '@/lib/catalogue/catalogue';
import { z } from '@/lib/catalogue/zod';
import { ledgerPurpose } from '@/lib/domain/privacy/ledger-purpose';
import type { Entity } from '@/lib/domain/shared/entity';

/** A request as far as the ledger looks at it. */
export interface LedgerRequest {
  /** Path and query; what follows the question mark is not kept. */
  readonly path: string;
  readonly body?: string | undefined;
}

/** One line of the ledger: when, where to, which kinds of data, how much, and what came back; never content. */
export interface LedgerLine {
  readonly id: string;
  readonly at: number;
  readonly request: LedgerRequest;
  /** The answer's status; 0 where none came. */
  readonly status: number;
}

const pushed = z.object({
  mutations: z.array(
    z.object({
      operations: z.array(
        z
          .object({ table: z.string(), id: z.string(), field: z.string().optional() })
          .catch({ table: '', id: '' }),
      ),
    }),
  ),
});

/** The line as a row of the ledger's table. */
export function ledgerRow({ id, at, request, status }: LedgerLine): Entity {
  const [path = ''] = request.path.split('?');
  const body = request.body ?? '';
  const { categories, records } = path === '/v1/sync/push' ? contentsOf(body) : nothing;
  const d = {
    at,
    purpose: ledgerPurpose(path),
    path: path.slice(0, 200),
    categories: [...categories],
    records,
    bytes: new TextEncoder().encode(body).length,
    status,
  };
  return { id, d, c: {} };
}

interface Contents {
  readonly categories: readonly string[];
  readonly records: number;
}

const nothing: Contents = { categories: [], records: 0 };

/** Which kinds of data a push carries, as the catalogue calls them, and how many records it is about. */
function contentsOf(body: string): Contents {
  const read = pushed.safeParse(jsonIn(body));
  if (!read.success) return nothing;
  const operations = read.data.mutations.flatMap((mutation) => mutation.operations);
  const categories = operations.map(({ table, field }) => categoryOf(table, field));
  const records = new Set(operations.map(({ table, id }) => `${table} ${id}`));
  return { categories: [...new Set(categories)].sort(), records: records.size };
}

function categoryOf(table: string, field: string | undefined): string {
  const fields = tableNamed(table)?.fields;
  const meaning =
    field === undefined || fields === undefined
      ? undefined
      : Object.entries(fields).find(([name]) => name === field);
  return meaning?.[1].category ?? 'system.state';
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
