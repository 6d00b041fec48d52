import CircleHelp from 'lucide-react/icons/circle-help';
import ListTodo from 'lucide-react/icons/list-todo';
import PanelClose from 'lucide-react/icons/panel-right-close';
import X from 'lucide-react/icons/x';
import { useHost, useSidebar } from '@/lib/app/sidebar';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import styles from './PanelBar.module.css';

/** The narrow line on top: what this panel is, the way to the other one, help, and folding it away. */
export function PanelBar() {
  const { view, framed, ui } = useSidebar();
  const { call } = useHost();
  const { t } = useText();
  const isContact = view === 'contact';
  return (
    <div className={styles.bar}>
      <span className={styles.name}>{t(isContact ? 'contact.title' : 'work.title')}</span>
      {framed && isContact ? (
        <Button
          look="quiet"
          size="small"
          onPress={() => void call('panel.show', { view: 'work', as: 'panel' })}
        >
          <ListTodo aria-hidden="true" />
          {t('work.title')}
        </Button>
      ) : null}
      <Button
        look="quiet"
        size="small"
        square
        aria-label={t('help.open')}
        onPress={() => ui.setState({ help: true })}
      >
        <CircleHelp aria-hidden="true" />
      </Button>
      {framed ? (
        <Button
          look="quiet"
          size="small"
          square
          aria-label={t(isContact ? 'panel.fold' : 'panel.close')}
          onPress={() => void call('panel.show', { view, as: 'rail' })}
        >
          {isContact ? <PanelClose aria-hidden="true" className={styles.fold} /> : <X aria-hidden="true" />}
        </Button>
      ) : null}
    </div>
  );
}
