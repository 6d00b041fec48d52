import { useIsHidden } from './use-team';

/** What a chat is saved with; without any of them the server keeps no contact. */
const needed = ['identities', 'name'] as const;

/** What the own role would have to set to save a chat and does not see; nothing where it may save. */
export function useSaveBar(): (typeof needed)[number] | null {
  const isHidden = useIsHidden();
  return needed.find((field) => isHidden('contacts', field)) ?? null;
}
