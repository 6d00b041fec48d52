import Activity from 'lucide-react/icons/activity';
import CircleHelp from 'lucide-react/icons/circle-help';
import ListTodo from 'lucide-react/icons/list-todo';
import PanelClose from 'lucide-react/icons/panel-right-close';
import X from 'lucide-react/icons/x';
import { useHostCall, useSidebar } from '@/lib/app/sidebar';
import { useHealthWords } from '@/lib/app/use-health-words';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import styles from './PanelBar.module.css';

function OpenWork() {
  const call = useHostCall();
  const { t } = useText();
  return (
    <Button look="quiet" size="small" onPress={() => void call('panel.show', { view: 'work', as: 'panel' })}>
      <ListTodo aria-hidden="true" />
      {t('work.title')}
    </Button>
  );
}

function Fold() {
  const { view } = useSidebar();
  const call = useHostCall();
  const { t } = useText();
  const isContact = view === 'contact';
  return (
    <Button
      look="quiet"
      size="small"
      square
      aria-label={t(isContact ? 'panel.fold' : 'panel.close')}
      onPress={() => void call('panel.show', { view, as: 'rail' })}
    >
      {isContact ? <PanelClose aria-hidden="true" className={styles.fold} /> : <X aria-hidden="true" />}
    </Button>
  );
}

function OpenHealth() {
  const { ui } = useSidebar();
  const { t } = useHealthWords(useText());
  return (
    <Button
      look="quiet"
      size="small"
      square
      aria-label={t('health.open')}
      onPress={() => ui.setState({ health: true })}
    >
      <Activity aria-hidden="true" />
    </Button>
  );
}

/** The narrow line on top: what this panel is, the way to the other one, help, and folding it away. */
export function PanelBar() {
  const { view, framed, ui } = useSidebar();
  const { t } = useText();
  const help = () => ui.setState({ help: true });
  return (
    <div className={styles.bar}>
      <span className={styles.name}>{t(view === 'contact' ? 'contact.title' : 'work.title')}</span>
      {framed && view === 'contact' ? <OpenWork /> : null}
      {view === 'work' ? <OpenHealth /> : null}
      <Button look="quiet" size="small" square aria-label={t('help.open')} onPress={help}>
        <CircleHelp aria-hidden="true" />
      </Button>
      {framed ? <Fold /> : null}
    </div>
  );
}
