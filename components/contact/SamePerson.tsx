import { useState } from 'react';
import { useAct } from '@/lib/app/use-act';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { CompareDialog } from './CompareDialog';
import styles from './SamePerson.module.css';

/** Asks whether another contact is the same person; nothing is joined unless somebody says so. */
export function SamePerson({ contactId }: { readonly contactId: string }) {
  const act = useAct();
  const { t } = useText();
  const same = useQuery('contact.same', { contactId });
  const [compared, compare] = useState<string | null>(null);
  const [found] = same.value ?? [];
  const dialog =
    compared === null ? null : (
      <CompareDialog contactId={contactId} otherId={compared} onClose={() => compare(null)} />
    );
  if (found === undefined) return dialog;
  const { row, why } = found;
  const told = [row.phone, row.company].filter((part) => part !== '').join(' · ');
  const keepApart = () =>
    void act('contact.keep-apart', { contactId, otherId: row.id }, { done: t('same.keptApart') });
  return (
    <>
      <Notice
        action={
          <span className={styles.actions}>
            <Button size="small" onPress={() => compare(row.id)}>
              {t('same.compare')}
            </Button>
            <Button look="quiet" size="small" onPress={keepApart}>
              {t('same.no')}
            </Button>
          </span>
        }
      >
        <bdi>{t('same.question', { name: row.name })}</bdi>
        <span className={styles.why}>
          {[t(`same.why.${why}`), told].filter((part) => part !== '').join(' · ')}
        </span>
      </Notice>
      {dialog}
    </>
  );
}
