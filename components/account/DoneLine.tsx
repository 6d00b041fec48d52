import { useState } from 'react';
import { useAccountText } from '@/lib/app/use-account-text';
import { useCommand } from '@/lib/app/use-command';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';

/** A decision that was just carried out: what became of it, and the command that did it. */
export interface Done {
  readonly command: string;
  readonly text: string;
}

/** Says what a decision has done, with the way back. */
export function DoneLine({ done }: { readonly done: Done }) {
  const { t } = useAccountText();
  const run = useCommand();
  const [taken, setTaken] = useState<'undone' | 'failed' | null>(null);
  const undo = async (): Promise<void> => {
    const result = await run('undo', { command: done.command }).done;
    setTaken(result.ok ? 'undone' : 'failed');
  };
  return (
    <Notice
      tone="good"
      announce
      action={
        taken === 'undone' ? undefined : (
          <Button size="small" onPress={() => void undo()}>
            {t('undo')}
          </Button>
        )
      }
    >
      {taken === null ? done.text : t(taken)}
    </Notice>
  );
}
