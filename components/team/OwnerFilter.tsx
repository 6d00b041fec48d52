import { useSidebar, useUi } from '@/lib/app/sidebar';
import { useOthers, useTeam } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import { Select } from '../ui/Select';

/** Whose work the lists show; nothing where there is no team. */
export function OwnerFilter() {
  const { ui } = useSidebar();
  const { t } = useText();
  const team = useTeam();
  const others = useOthers();
  const owner = useUi((state) => state.owner);
  if (team == null) return null;
  const choices = [
    { id: 'any', label: t('owner.any') },
    { id: 'mine', label: t('owner.mine') },
    { id: 'none', label: t('owner.unassigned') },
    ...others.map(({ id, name }) => ({ id, label: name })),
  ];
  return (
    <Select
      label={t('owner.filter')}
      // Somebody who was chosen and has left since is nobody to choose.
      selected={choices.some(({ id }) => id === owner) ? owner : 'any'}
      onSelect={(id) => ui.setState({ owner: id })}
      choices={choices}
    />
  );
}
