import { tallyOf, type Tally } from '../digest';
import type { BaseRow } from './row-key';

/**
 * The digests of these scopes over the confirmed rows as they are stored. Deleted and erased rows do not count:
 * the server clears them away in time.
 */
export function digestsOf(
  rows: Iterable<BaseRow>,
  scopes: readonly string[],
): Readonly<Record<string, Tally>> {
  const live = new Map<string, { table: string; id: string; seq: number }[]>(
    scopes.map((scope) => [scope, []]),
  );
  for (const { table, entity, seq, scope } of rows) {
    if (entity.erased === true || typeof entity.d['deletedAt'] === 'number') continue;
    live.get(scope)?.push({ table, id: entity.id, seq });
  }
  return Object.fromEntries([...live].map(([scope, counted]) => [scope, tallyOf(counted)]));
}
