import { useSaveBar } from '@/lib/app/use-save-bar';
import { useTeam } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import { Notice } from '../ui/Notice';

/** Says why the own role cannot save a chat, and whether it may be saved already; nothing where it can. */
export function SaveBarNote() {
  const { t } = useText();
  const team = useTeam();
  const bar = useSaveBar();
  if (team == null || bar === null) return null;
  return <Notice>{t(`mask.save.${bar}`, { role: t(`role.${team.role}`) })}</Notice>;
}
