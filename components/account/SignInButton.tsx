import { useAccountText } from '@/lib/app/use-account-text';
import { useJob } from '@/lib/app/use-job';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

export interface SignInButtonProps {
  /** Somebody was signed in here before. */
  readonly again: boolean;
  readonly small?: boolean;
}

/** Opens the server's sign-in page, and says what came of it where it did not work. */
export function SignInButton({ again, small = false }: SignInButtonProps) {
  const { t } = useAccountText();
  const signIn = useJob('account.sign-in');
  const { outcome } = signIn;
  const code = outcome?.ok === false ? outcome.code : null;
  return (
    <>
      <Button
        isBusy={signIn.running}
        {...(small ? { size: 'small' as const } : {})}
        onPress={() => void signIn.run({})}
      >
        {t(again ? 'signInAgain' : 'signIn')}
      </Button>
      {signIn.running ? <span role="status">{t('signingIn')}</span> : null}
      {code === null ? null : (
        <Notice tone="warn" announce>
          {t(`code.${code}`)}
        </Notice>
      )}
    </>
  );
}
