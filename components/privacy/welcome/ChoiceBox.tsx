import { Button } from '@/components/ui/Button';
import { Notice } from '@/components/ui/Notice';
import { useJob } from '@/lib/app/use-job';
import type { KnownGate } from '@/lib/app/use-gate';
import { useSpeech } from '@/lib/app/use-speech';
import { policy } from '@/lib/domain/privacy/policy';
import { AcceptedBox } from './AcceptedBox';
import styles from './ChoiceBox.module.css';

export interface ChoiceBoxProps {
  readonly gate: KnownGate;
  /** Looks up the choice again, once it was kept. */
  readonly onChosen: () => void;
}

/** The question with its two answers of equal weight, or what was answered. */
export function ChoiceBox({ gate, onChosen }: ChoiceBoxProps) {
  const { t, day } = useSpeech();
  const choose = useJob('consent.choose');
  if (gate === 'open' || gate === 'paused') return <AcceptedBox paused={gate === 'paused'} />;
  const answer = async (choice: 'accepted' | 'declined'): Promise<void> => {
    const outcome = await choose.run({ choice });
    if (outcome.ok) onChosen();
  };
  const problem = choose.outcome?.ok === false ? choose.outcome.code : null;
  return (
    <section className={styles.box} aria-labelledby="choice">
      {gate === 'declined' ? (
        <Notice announce>
          <strong>{t('welcome.declined.title')}.</strong> {t('welcome.declined.text')}
        </Notice>
      ) : null}
      <h2 id="choice" className={styles.question}>
        {t('welcome.choose')}
      </h2>
      <p>{gate === 'declined' ? t('welcome.changeMind') : t('welcome.nothingYet')}</p>
      <div className={styles.answers}>
        <Button wide isDisabled={choose.running} onPress={() => void answer('accepted')}>
          {t('welcome.accept')}
        </Button>
        <Button wide isDisabled={choose.running} onPress={() => void answer('declined')}>
          {t('welcome.decline')}
        </Button>
      </div>
      {choose.running ? <p role="status">{t('welcome.saving')}</p> : null}
      {problem === null ? null : (
        <Notice tone="danger" announce>
          <strong>{t(problem === 'broken' ? 'welcome.broken.title' : 'welcome.lost.title')}.</strong>{' '}
          {t(problem === 'broken' ? 'welcome.broken.text' : 'welcome.lost.text')}
        </Notice>
      )}
      <p className={styles.small}>{t('welcome.choose.text', { date: day(policy.version) })}</p>
    </section>
  );
}
