import { RepairFile } from './RepairFile';
import { useHealth } from '@/lib/app/use-health';
import { useHealthWords } from '@/lib/app/use-health-words';
import { useSpeech } from '@/lib/app/use-speech';
import { useTabHost } from '@/lib/app/use-tab-host';
import { Panel } from '../privacy/options/Panel';
import { ConfigLine } from './ConfigLine';
import { HealthView } from './HealthView';

/** The health page inside the options page, which asks the WhatsApp Web tab that was used last. */
export function HealthPanel() {
  const state = useHealth(useTabHost());
  const speech = useHealthWords(useSpeech());
  return (
    <Panel title={speech.t('health.title')}>
      <HealthView state={state} speech={speech} />
      <ConfigLine speech={speech} />
      <RepairFile t={speech.t} />
    </Panel>
  );
}
