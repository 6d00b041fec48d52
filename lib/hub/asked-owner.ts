import type { Owner } from '@/lib/model/owner-of';
import type { Data } from './root';

/** The id of who is signed in; no member's where nobody is. */
export function seatOf({ account }: Data): string {
  return account?.seat.id ?? '';
}

/** A question with the owner it names as a person says it, as the model knows it. */
export function withOwner<A extends { readonly owner: string }>(
  data: Data,
  { owner, ...args }: A,
): Omit<A, 'owner'> & { readonly owner?: Owner } {
  if (owner === 'any') return args;
  if (owner === 'none') return { ...args, owner: null };
  return { ...args, owner: owner === 'mine' ? seatOf(data) : owner };
}
