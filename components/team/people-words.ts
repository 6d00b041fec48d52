import { useCallback } from 'react';
import { useAccountText } from '@/lib/app/use-account-text';

const codes = ['forbidden', 'not-found', 'conflict', 'unreachable', 'refused'] as const;

/** The words for why a member could not be taken out or in. */
export function peopleCode(code: string): (typeof codes)[number] {
  return codes.find((each) => each === code) ?? 'unreachable';
}

/** How many contacts and open follow-ups, in words. */
export function useHolding(): (held: { readonly contacts: number; readonly followUps: number }) => {
  readonly contacts: string;
  readonly followUps: string;
} {
  const { t } = useAccountText();
  return useCallback(
    ({ contacts, followUps }) => ({
      contacts: t('people.contacts', { count: contacts }),
      followUps: t('people.followUps', { count: followUps }),
    }),
    [t],
  );
}
