import { Button } from '@/components/ui/Button';
import { Skeleton } from '@/components/ui/Skeleton';
import { useHubLink } from '@/lib/app/hub-context';
import { pages } from '@/lib/app/pages';
import { useActiveTab } from '@/lib/app/use-active-tab';
import { useGate, type KnownGate } from '@/lib/app/use-gate';
import { useJob } from '@/lib/app/use-job';
import { useQuery } from '@/lib/app/use-query';
import { useSpeech } from '@/lib/app/use-speech';
import styles from './PopupPage.module.css';

type Shown = 'on' | 'paused' | 'off' | 'broken' | 'lost';

/** How things stand, and the few things one does from the toolbar. */
export function PopupPage() {
  const { t } = useSpeech();
  const link = useHubLink();
  const gate = useGate();
  if (gate.state === 'asking') return <Skeleton label={t('popup.loading')} lines={3} />;
  const known = gate.state === 'known' ? gate.gate : null;
  const shown = shownState(known, link.state === 'broken');
  return (
    <main className={styles.popup}>
      <h1 className={styles.title}>{t('popup.title')}</h1>
      <div className={styles.state} data-state={shown} role="status">
        <span className={styles.dot} aria-hidden="true" />
        <strong>{t(`popup.${shown}`)}</strong>
        <span className={styles.text}>{t(`popup.${shown}.text`)}</span>
      </div>
      {shown === 'on' ? <Numbers /> : null}
      <Actions shown={shown} gate={known} onChosen={gate.ask} />
    </main>
  );
}

function shownState(gate: KnownGate | null, broken: boolean): Shown {
  if (gate === null) return 'lost';
  if (gate === 'undecided' || gate === 'declined') return 'off';
  if (broken) return 'broken';
  return gate === 'paused' ? 'paused' : 'on';
}

function Numbers() {
  const { t } = useSpeech();
  const status = useQuery('status', {});
  if (status.status !== 'answered') return null;
  const { contacts, dueNow } = status.value;
  return (
    <p className={styles.numbers}>
      {t('popup.contacts', { count: contacts })} · {t('popup.due', { count: dueNow })}
    </p>
  );
}

interface ActionsProps {
  readonly shown: Shown;
  readonly gate: KnownGate | null;
  readonly onChosen: () => void;
}

function Actions({ shown, gate, onChosen }: ActionsProps) {
  const { t } = useSpeech();
  const work = useJob('work.open');
  const whatsApp = useJob('whatsapp.open');
  const tabId = useActiveTab();
  const leave = async (done: Promise<unknown>): Promise<void> => {
    await done;
    window.close();
  };
  return (
    <div className={styles.actions}>
      {shown === 'off' ? (
        <Button wide look="main" onPress={() => void leave(pages.openWelcome())}>
          {t('popup.welcome')}
        </Button>
      ) : null}
      {shown === 'on' ? (
        <Button
          wide
          look="main"
          isDisabled={work.running}
          onPress={() => void leave(work.run(tabId === null ? {} : { tabId }))}
        >
          {t('popup.work')}
        </Button>
      ) : null}
      {gate === 'open' || gate === 'paused' ? (
        <PauseButton isOn={gate === 'open'} onChosen={onChosen} />
      ) : null}
      {gate === 'open' ? (
        <Button wide isDisabled={whatsApp.running} onPress={() => void leave(whatsApp.run({}))}>
          {t('popup.whatsApp')}
        </Button>
      ) : null}
      <Button wide look="quiet" onPress={() => void leave(pages.openOptions())}>
        {t('popup.options')}
      </Button>
    </div>
  );
}

function PauseButton({ isOn, onChosen }: { readonly isOn: boolean; readonly onChosen: () => void }) {
  const { t } = useSpeech();
  const pause = useJob('pause');
  const press = async (): Promise<void> => {
    if ((await pause.run({ paused: isOn })).ok) onChosen();
  };
  return (
    <Button wide isDisabled={pause.running} onPress={() => void press()}>
      {t(isOn ? 'popup.pause' : 'popup.resume')}
    </Button>
  );
}
