import type { Confirmed } from '@/lib/domain/shared/entity';

/** Where the server has a row; the scope is left out where the row is everybody's, as most are. */
export type On = readonly [seq: number, scope?: string];

const everybody = 'workspace';

/** What is written of a row's place on the server. */
export function onOf({ seq, scope }: Confirmed): On {
  return scope === everybody ? [seq] : [seq, scope];
}

/** A row's place on the server, from what was written of it; nothing where it makes no sense. */
export function confirmedOf(value: unknown): Confirmed | undefined {
  if (!Array.isArray(value)) return undefined;
  const seq: unknown = value[0];
  const scope: unknown = value[1] ?? everybody;
  return typeof seq === 'number' && typeof scope === 'string' ? { seq, scope } : undefined;
}
