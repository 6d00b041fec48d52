import { useState } from 'react';
import { copyText } from '@/lib/app/copy-text';
import { useAccountText } from '@/lib/app/use-account-text';
import { useJob } from '@/lib/app/use-job';
import { Button } from '../ui/Button';

/** Copies all words of a change, also those that are too many to show. */
export function CopyWords({ id }: { readonly id: string }) {
  const { t } = useAccountText();
  const words = useJob('account.words');
  const [copied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    const answer = await words.run({ id });
    setCopied(answer.ok && (await copyText(answer.value.text)));
  };
  return (
    <Button size="small" onPress={() => void copy()}>
      {t(copied ? 'copied' : 'copy')}
    </Button>
  );
}
