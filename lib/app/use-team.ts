import { useCallback, useMemo } from 'react';
import { isMasked } from '@/lib/domain/shared/mask';
import { useQuery } from './use-query';
import { useText } from './use-text';
import type { MemberView, TeamView } from './views';

/** The people one works with; `null` where nobody ever signed in, `undefined` until it is known. */
export function useTeam(): TeamView | null | undefined {
  return useQuery('team.status', {}).value;
}

/** The members one can give work to, oneself not among them. */
export function useOthers(): readonly MemberView[] {
  const team = useTeam();
  return useMemo(
    () => team?.members.filter(({ id, state }) => state === 'active' && id !== team.you) ?? [],
    [team],
  );
}

/** What a member is called; who has left keeps the name, with a word that says so. */
export function useMemberName(): (id: string | null) => string {
  const team = useTeam();
  const { t } = useText();
  return useCallback(
    (id) => {
      const member = team?.members.find((each) => each.id === id);
      if (member === undefined) return t('team.somebody');
      if (member.id === team?.you) return t('team.you');
      return member.state === 'left' ? t('team.left', { name: member.name }) : member.name;
    },
    [team, t],
  );
}

/** Whether the own role does not see a field. */
export function useIsHidden(): (table: string, field: string) => boolean {
  const team = useTeam();
  return useCallback((table, field) => isMasked(team?.hidden ?? {}, table, field), [team]);
}
