import { useAct } from '@/lib/app/use-act';
import { useQuery } from '@/lib/app/use-query';
import { useText } from '@/lib/app/use-text';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import styles from './SampleNotice.module.css';

/** While there is sample data: says so, and one press removes it. */
export function SampleNotice() {
  const act = useAct();
  const { t } = useText();
  const sample = useQuery('status', {}).value?.sample ?? 0;
  if (sample === 0) return null;
  return (
    <div className={styles.notice}>
      <Notice
        action={
          <Button
            size="small"
            onPress={() => void act('sample.remove', {}, { done: t('work.sampleRemoved') })}
          >
            {t('work.sampleRemove')}
          </Button>
        }
      >
        {t('work.sample', { count: sample })}
      </Notice>
    </div>
  );
}
