import { useAct } from '@/lib/app/use-act';
import { densityKey, useDensity } from '@/lib/app/use-density';
import { useSidebar, useUi } from '@/lib/app/sidebar';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { Kbd } from '../ui/Kbd';
import { Switch } from '../ui/Switch';
import styles from './HelpSheet.module.css';

const shortcuts = [
  { keys: ['N'], words: 'help.save' },
  { keys: ['A'], words: 'help.assign' },
  { keys: ['/'], words: 'help.search' },
  { keys: ['Ctrl', 'Enter'], words: 'help.addNote' },
  { keys: ['Ctrl', 'Z'], words: 'help.undo' },
  { keys: ['↑', '↓'], words: 'help.rows' },
  { keys: ['Enter'], words: 'help.openRow' },
  { keys: ['→'], words: 'help.details' },
  { keys: ['Esc'], words: 'help.close' },
  { keys: ['?'], words: 'help.help' },
] as const;

function DensitySwitch() {
  const act = useAct();
  const { t } = useText();
  const set = (roomy: boolean) =>
    void act('setting.set', { key: densityKey, value: roomy ? 'roomy' : 'dense' });
  return (
    <Switch isSelected={useDensity() === 'roomy'} onChange={set}>
      {t('help.roomy')}
    </Switch>
  );
}

/** All keys in one list, and how much room there is between lines. */
export function HelpSheet() {
  const { ui } = useSidebar();
  const isOpen = useUi((state) => state.help);
  const { t } = useText();
  const close = () => ui.setState({ help: false });
  return (
    <Dialog
      title={t('help.title')}
      isOpen={isOpen}
      onClose={close}
      actions={<Button onPress={close}>{t('common.close')}</Button>}
    >
      <dl className={styles.list}>
        {shortcuts.map(({ keys, words }) => (
          <div key={words} className={styles.row}>
            <dt className={styles.keys}>
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.hint}>{t('help.hint')}</p>
      <DensitySwitch />
    </Dialog>
  );
}
