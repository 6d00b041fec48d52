import type { TableName } from '@/lib/catalogue/catalogue';
import type { Root } from '@/lib/hub/root';
import { markModeOf, markSetting, type MarkMode } from '@/lib/messaging/wire/marks';
import { tellWhatsAppTabs } from './whatsapp-tabs';

const gatherMs = 300;
const about: readonly TableName[] = ['contacts', 'labels', 'followUps', 'settings'];

/** Tells WhatsApp tabs that marks on their chat lists may have changed, as long as somebody wants marks at all. */
export function tellMarks(root: Root): void {
  let before: MarkMode | undefined;
  let waiting = false;
  const tell = async (): Promise<void> => {
    waiting = false;
    const data = root.data();
    if (data === null || root.gate.now() !== 'open') return;
    const mode = markModeOf(data.model.tables.settings.get(markSetting)?.d.value);
    const quiet = mode === 'off' && before === 'off';
    before = mode;
    if (!quiet) await tellWhatsAppTabs({ to: 'page', kind: 'marks' });
  };
  const changed = (tables: readonly TableName[] | 'all'): void => {
    if (waiting || (tables !== 'all' && !tables.some((table) => about.includes(table)))) return;
    waiting = true;
    root.clock.after(gatherMs, () => void tell(), root.signal);
  };
  root.audience.add({ view: 'work', post: () => undefined, changed });
}
