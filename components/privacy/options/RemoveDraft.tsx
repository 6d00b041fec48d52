import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { useCommand } from '@/lib/app/use-command';
import { useSpeech } from '@/lib/app/use-speech';

/** Removes one draft. A draft of a chat that was never saved belongs to no customer who could be erased. */
export function RemoveDraft({ id }: { id: string }) {
  const { t } = useSpeech();
  const run = useCommand();
  const [state, setState] = useState<'idle' | 'running' | 'failed'>('idle');
  const remove = async (): Promise<void> => {
    setState('running');
    const result = await run('draft.save', { key: id, body: '' }).done;
    setState(result.ok ? 'idle' : 'failed');
  };
  return (
    <div>
      <Button size="small" look="danger" isDisabled={state === 'running'} onPress={() => void remove()}>
        {t('hold.removeDraft')}
      </Button>
      {state === 'failed' ? (
        <Notice tone="danger" announce>
          {t('hold.removeFailed')}
        </Notice>
      ) : null}
    </div>
  );
}
