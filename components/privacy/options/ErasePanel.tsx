import { useState } from 'react';
import { Button } from '@/components/ui/Button';
import type { TableWords } from '@/lib/app/table-words';
import { useSpeech } from '@/lib/app/use-speech';
import type { PendingErasure, WipeReceipt } from '@/lib/app/views';
import type { EraseTarget } from './erase-target';
import { EraseDialog } from './EraseDialog';
import { Panel } from './Panel';
import { PendingErasures } from './PendingErasures';
import { WipeDialog } from './WipeDialog';
import styles from './ExportPanel.module.css';

export interface ErasePanelProps {
  readonly tables: readonly TableWords[];
  readonly pending: readonly PendingErasure[];
  readonly canEraseOne: boolean;
  readonly target: EraseTarget | null;
  readonly setTarget: (target: EraseTarget | null) => void;
  readonly onWiped: (receipt: WipeReceipt) => void;
}

/** The two erasures: one customer with 30 seconds to take it back, or everything at once. */
export function ErasePanel(props: ErasePanelProps) {
  const { t } = useSpeech();
  const { tables, pending, canEraseOne, target, setTarget, onWiped } = props;
  const [wiping, setWiping] = useState(false);
  return (
    <Panel jump="erase" title={t('erase.title')} lead={t('erase.text')}>
      <PendingErasures pending={pending} tables={tables} />
      <div className={styles.buttons}>
        <Button look="danger" isDisabled={!canEraseOne} onPress={() => setTarget({ kind: 'choose' })}>
          {t('erase.button')}
        </Button>
        <Button look="danger" onPress={() => setWiping(true)}>
          {t('wipe.button')}
        </Button>
      </div>
      {target === null ? null : <EraseDialog tables={tables} target={target} setTarget={setTarget} />}
      {wiping ? <WipeDialog tables={tables} onClose={() => setWiping(false)} onWiped={onWiped} /> : null}
    </Panel>
  );
}
