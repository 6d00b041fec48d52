import { useIsHidden, useTeam } from '@/lib/app/use-team';
import { useText } from '@/lib/app/use-text';
import styles from './MaskNote.module.css';

/** What is kept of a contact, by the table and field that a role may not see. */
const places = [
  { table: 'contacts', field: 'name', words: 'contact.name' },
  { table: 'contacts', field: 'company', words: 'contact.company' },
  { table: 'contacts', field: 'quickFact', words: 'contact.quickFact' },
  { table: 'contacts', field: 'identities', words: 'contact.identities' },
  { table: 'contacts', field: 'labels', words: 'label.title' },
  { table: 'notes', field: 'body', words: 'note.title' },
  { table: 'followUps', field: 'title', words: 'followUp.title' },
] as const;

/** Says what the own role does not see of a contact, so that nobody takes it for missing. */
export function MaskNote() {
  const { t } = useText();
  const team = useTeam();
  const isHidden = useIsHidden();
  const hidden = places.filter(({ table, field }) => isHidden(table, field));
  if (team == null || hidden.length === 0) return null;
  const fields = hidden.map(({ words }) => t(words)).join(', ');
  return <p className={styles.note}>{t('mask.some', { role: t(`role.${team.role}`), fields })}</p>;
}
