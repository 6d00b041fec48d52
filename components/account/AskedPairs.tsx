import { useState } from 'react';
import { useAccountText } from '@/lib/app/use-account-text';
import type { TroubleView } from '@/lib/app/views';
import { Button } from '../ui/Button';
import { AskedPair } from './AskedPair';
import type { Done } from './DoneLine';
import styles from './AccountPanel.module.css';

interface AskedPairsProps {
  readonly pairs: TroubleView['asked'];
  readonly onDone: (done: Done) => void;
}

/** The pairs to decide about; what is put off is counted and asked again when somebody wants to. */
export function AskedPairs({ pairs, onDone }: AskedPairsProps) {
  const { t } = useAccountText();
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const waiting = pairs.filter(({ id }) => later.has(id)).length;
  return (
    <>
      {pairs
        .filter(({ id }) => !later.has(id))
        .map((pair) => (
          <AskedPair
            key={pair.id}
            pair={pair}
            onDone={onDone}
            onLater={() => setLater(new Set([...later, pair.id]))}
          />
        ))}
      {waiting === 0 ? null : (
        <li className={styles.row}>
          <span className={styles.soft}>{t('asked.waits', { count: waiting })}</span>
          <Button look="quiet" size="small" onPress={() => setLater(new Set())}>
            {t('asked.show')}
          </Button>
        </li>
      )}
    </>
  );
}
