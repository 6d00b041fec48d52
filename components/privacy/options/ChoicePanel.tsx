import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { pages } from '@/lib/app/pages';
import type { KnownGate } from '@/lib/app/use-gate';
import { useJob } from '@/lib/app/use-job';
import { useSpeech } from '@/lib/app/use-speech';
import { Panel } from './Panel';
import styles from './ExportPanel.module.css';

export interface ChoicePanelProps {
  readonly gate: KnownGate;
  readonly onChosen: () => void;
}

/** What was chosen, and the way back: as easy as the way in. */
export function ChoicePanel({ gate, onChosen }: ChoicePanelProps) {
  const { t } = useSpeech();
  const choose = useJob('consent.choose');
  const pause = useJob('pause');
  const accepted = gate === 'open' || gate === 'paused';
  const busy = choose.running || pause.running;
  const withdraw = async (): Promise<void> => {
    if ((await choose.run({ choice: 'withdrawn' })).ok) onChosen();
  };
  const setPaused = async (paused: boolean): Promise<void> => {
    if ((await pause.run({ paused })).ok) onChosen();
  };
  const failed = choose.outcome?.ok === false || pause.outcome?.ok === false;
  return (
    <Panel jump="choice" title={t('choice.title')} lead={t(`choice.${gate}`)}>
      <div className={styles.buttons}>
        {accepted ? (
          <>
            <Button isDisabled={busy} onPress={() => void withdraw()}>
              {t('choice.withdraw')}
            </Button>
            <Button isDisabled={busy} onPress={() => void setPaused(gate === 'open')}>
              {t(gate === 'open' ? 'choice.pause' : 'choice.resume')}
            </Button>
          </>
        ) : (
          <Button onPress={() => void pages.openWelcome()}>{t('options.inert.open')}</Button>
        )}
      </div>
      {accepted ? <p className={styles.hint}>{t('choice.withdrawHint')}</p> : null}
      {failed ? (
        <Notice tone="danger" announce>
          {t('choice.failed')}
        </Notice>
      ) : null}
    </Panel>
  );
}
