import { ok } from '@/lib/domain/shared/result';
import type { JobArgs, JobResults } from '@/lib/messaging/contract/jobs';
import { browser, sidePanel } from '@/lib/platform/browser';

const path = 'sidebar.html?view=work';

/**
 * Shows the work page beside the tab it was asked from, or in a tab of its own. The panel must be opened before
 * anything is awaited: Chrome counts the press only until then.
 */
export async function openWork(
  { tabId }: JobArgs<'work.open'>,
  senderTab: number | undefined,
): Promise<JobResults['work.open']> {
  const tab = tabId ?? senderTab;
  const panel = sidePanel();
  if (panel === undefined || tab === undefined || !(await openPanel(panel, tab))) {
    await browser.tabs.create({ url: browser.runtime.getURL(`/${path}`) });
  }
  return ok(null);
}

async function openPanel(panel: NonNullable<ReturnType<typeof sidePanel>>, tabId: number): Promise<boolean> {
  const prepared = panel.setOptions({ path, enabled: true, tabId });
  const opened = panel.open({ tabId });
  const [first, second] = await Promise.allSettled([prepared, opened]);
  return first.status === 'fulfilled' && second.status === 'fulfilled';
}
