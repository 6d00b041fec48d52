import { useIsHidden } from './use-team';
import { useText } from './use-text';

/** What stands where a contact's name would: that there is none, or that the own role does not see it. */
export function useNoName(): string {
  const { t } = useText();
  const isHidden = useIsHidden();
  return isHidden('contacts', 'name') ? t('mask.name') : t('contact.noName');
}

/** A contact's name as it is shown, also where there is none to show. */
export function useShownName(): (name: string) => string {
  const noName = useNoName();
  return (name) => (name === '' ? noName : name);
}
