import { useState } from 'react';
import { accountSentence, accountTone } from '@/lib/app/account-sentence';
import { useAccountText } from '@/lib/app/use-account-text';
import { useJob } from '@/lib/app/use-job';
import { useNow } from '@/lib/app/use-now';
import { useQuery } from '@/lib/app/use-query';
import type { AccountView } from '@/lib/app/views';
import { TeamPanel } from '../team/TeamPanel';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { DoneLine, type Done } from './DoneLine';
import { SignInButton } from './SignInButton';
import { SignOutDialog } from './SignOutDialog';
import { TroubleList } from './TroubleList';
import styles from './AccountPanel.module.css';

function Who({ account }: { readonly account: AccountView }) {
  const { t } = useAccountText();
  return (
    <div className={styles.who}>
      <span className={styles.name}>{t('in', { workspace: account.workspace })}</span>
      <span>{t('as', { name: account.name, email: account.email })}</span>
      <span className={styles.soft}>{t(`role.${account.role}`)}</span>
    </div>
  );
}

/** What the line above does not speak of: records that this computer and the team do not share. */
function NotShared({ account: { heldOut, samples } }: { readonly account: AccountView }) {
  const { t } = useAccountText();
  return (
    <>
      {heldOut === 0 ? null : <p className={styles.soft}>{t('heldOut', { count: heldOut })}</p>}
      {samples === 0 ? null : <p className={styles.soft}>{t('samples', { count: samples })}</p>}
    </>
  );
}

function SignedIn({ account, onWipe }: { readonly account: AccountView; readonly onWipe: () => void }) {
  const text = useAccountText();
  const { t } = text;
  const now = useNow();
  const sync = useJob('account.sync');
  const [leaving, setLeaving] = useState(false);
  const [done, setDone] = useState<Done | null>(null);
  const isIn = account.state === 'in';
  return (
    <>
      <Who account={account} />
      <Notice tone={accountTone(account)} announce>
        {accountSentence(account, text, now)}
      </Notice>
      <NotShared account={account} />
      {done === null ? null : <DoneLine key={done.command} done={done} />}
      <TroubleList onDone={setDone} />
      <div className={styles.buttons}>
        {isIn ? null : <SignInButton again />}
        {isIn ? (
          <Button isDisabled={sync.running} onPress={() => void sync.run({})}>
            {t('sync')}
          </Button>
        ) : null}
        {account.state === 'out' ? null : <Button onPress={() => setLeaving(true)}>{t('signOut')}</Button>}
      </div>
      {isIn ? <TeamPanel /> : null}
      {leaving ? (
        <SignOutDialog
          account={account}
          onClose={() => setLeaving(false)}
          onWipe={() => {
            setLeaving(false);
            onWipe();
          }}
        />
      ) : null}
    </>
  );
}

/** Who is signed in, how things stand with the team, and the way in and out. */
export function AccountPanel({ onWipe }: { readonly onWipe: () => void }) {
  const { t } = useAccountText();
  const account = useQuery('account.status', {}).value;
  if (account === undefined) return null;
  if (account !== null) return <SignedIn account={account} onWipe={onWipe} />;
  return (
    <>
      <p>{t('none')}</p>
      <p className={styles.soft}>{t('signInText')}</p>
      <div className={styles.buttons}>
        <SignInButton again={false} />
      </div>
    </>
  );
}
