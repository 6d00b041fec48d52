import type { AccountView } from '@/lib/app/views';
import { useAccountText } from '@/lib/app/use-account-text';
import { useJob } from '@/lib/app/use-job';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Notice } from '../ui/Notice';
import styles from './AccountPanel.module.css';

export interface SignOutDialogProps {
  readonly account: AccountView;
  readonly onClose: () => void;
  /** Signed out; the person wants everything here erased, which asks for its own confirmation. */
  readonly onWipe: () => void;
}

/** Signing out, with the choice of what becomes of the work here. */
export function SignOutDialog({ account, onClose, onWipe }: SignOutDialogProps) {
  const { t } = useAccountText();
  const signOut = useJob('account.sign-out');
  const leave = async (then: () => void): Promise<void> => {
    if ((await signOut.run({})).ok) then();
  };
  return (
    <Dialog
      title={t('signOut.title', { workspace: account.workspace })}
      isOpen
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('signOut.cancel')}</Button>}
    >
      <p>{t('signOut.text')}</p>
      {account.waiting > 0 ? (
        <Notice tone="warn">{t('signOut.unsent', { count: account.waiting })}</Notice>
      ) : null}
      <div className={styles.choices}>
        <Button isDisabled={signOut.running} onPress={() => void leave(onClose)}>
          {t('signOut.keep')}
        </Button>
        <Button look="danger" isDisabled={signOut.running} onPress={onWipe}>
          {t('signOut.wipe')}
        </Button>
      </div>
      {signOut.outcome?.ok === false ? (
        <Notice tone="danger" announce>
          {t('code.broken')}
        </Notice>
      ) : null}
    </Dialog>
  );
}
