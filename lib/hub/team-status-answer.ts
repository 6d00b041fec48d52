import type { TeamView } from '@/lib/messaging/contract/team';
import type { QueryContext } from './query';

/** The people of the workspace; nothing where nobody ever signed in. */
export function teamStatus({ data: { account } }: QueryContext): TeamView | null {
  if (account === null) return null;
  const { seat, team } = account;
  const you = { id: seat.id, name: seat.name, role: seat.role, state: 'active' as const };
  const members = team?.members ?? [];
  return {
    you: seat.id,
    role: seat.role,
    members: members.some(({ id }) => id === seat.id) ? members : [you, ...members],
    hidden: team?.mask ?? {},
  };
}
