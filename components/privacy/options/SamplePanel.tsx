import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { useCommand } from '@/lib/app/use-command';
import { useSpeech } from '@/lib/app/use-speech';
import { Panel } from './Panel';

/** Made-up contacts, and the one press that removes them. */
export function SamplePanel({ count }: { count: number }) {
  const { t } = useSpeech();
  const run = useCommand();
  const [state, setState] = useState<'idle' | 'running' | 'failed'>('idle');
  const remove = async (): Promise<void> => {
    setState('running');
    const result = await run('sample.remove', {}).done;
    setState(result.ok ? 'idle' : 'failed');
  };
  return (
    <Panel title={t('sample.title')} lead={t('sample.text', { count })}>
      <div>
        <Button isDisabled={state === 'running'} onPress={() => void remove()}>
          {t('sample.remove')}
        </Button>
      </div>
      {state === 'failed' ? (
        <Notice tone="danger" announce>
          {t('sample.failed')}
        </Notice>
      ) : null}
    </Panel>
  );
}
