import { isMasked, type RoleMask } from '@/lib/domain/shared/mask';
import type { Operation } from '@/lib/domain/shared/operation';
import type { Data } from '../root';

/**
 * Says whether the server would take an operation from this seat's role, by the same function as the server: asked
 * before anything is written, so that nobody is refused what was said to be saved. Without an account all is allowed.
 */
export function roleAllows({ account }: Data): (operation: Operation) => boolean {
  const mask: RoleMask = account?.team?.mask ?? {};
  return (operation) => operation.op === 'erase' || !isMasked(mask, operation.table, operation.field);
}
