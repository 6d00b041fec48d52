import { useSidebar } from '@/lib/app/sidebar';
import { useAct } from '@/lib/app/use-act';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import styles from './SampleNotice.module.css';

/** While there is sample data: says so, and one press removes it. */
export function SampleNotice() {
  const act = useAct();
  const { toasts } = useSidebar();
  const { t } = useText();
  const sample = useQuery('status', {}).value?.sample ?? 0;
  if (sample === 0) return null;
  const remove = async () => {
    // Told without Undo: made-up customers are erased for good.
    if ((await act('sample.remove', {})).ok) toasts.say(t('work.sampleRemoved'));
  };
  return (
    <div className={styles.notice}>
      <Notice
        action={
          <Button size="small" onPress={() => void remove()}>
            {t('work.sampleRemove')}
          </Button>
        }
      >
        {t('work.sample', { count: sample })}
      </Notice>
    </div>
  );
}
