import { useState } from 'react';
import { accountSentence } from '@/lib/app/account-sentence';
import { useAccountText } from '@/lib/app/use-account-text';
import { useNow } from '@/lib/app/use-now';
import { useQuery } from '@/lib/app/use-query';
import { Disclosure } from '../ui/Disclosure';
import { DoneLine, type Done } from './DoneLine';
import { SignInButton } from './SignInButton';
import { TroubleList } from './TroubleList';
import styles from './AccountPanel.module.css';

/** One line below the work: whether the team has it, in words; with a way in where nobody is signed in. */
export function AccountLine({ onEdit }: { readonly onEdit: (contactId: string) => void }) {
  const text = useAccountText();
  const { t } = text;
  const now = useNow();
  const [done, setDone] = useState<Done | null>(null);
  const account = useQuery('account.status', {}).value;
  if (account === undefined) return null;
  const trouble = account === null ? 0 : account.refused + account.conflicts + account.asked;
  return (
    <div className={styles.line}>
      <div className={styles.row}>
        <span role="status">{account === null ? t('none') : accountSentence(account, text, now)}</span>
        {account?.state === 'in' ? null : <SignInButton again={account !== null} small />}
      </div>
      {account === null || account.samples === 0 ? null : (
        <span className={styles.soft}>{t('samples', { count: account.samples })}</span>
      )}
      {done === null ? null : <DoneLine key={done.command} done={done} />}
      {trouble === 0 ? null : (
        <Disclosure title={t('trouble.count', { count: trouble })}>
          <TroubleList onEdit={onEdit} onDone={setDone} />
        </Disclosure>
      )}
    </div>
  );
}
