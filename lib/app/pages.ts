import { browser } from '@/lib/platform/browser';

/** The other pages of this extension, opened on a press. */
export const pages = {
  async openOptions(): Promise<void> {
    await browser.runtime.openOptionsPage();
  },
  async openWelcome(): Promise<void> {
    await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  },
  /** The version that the manifest names. */
  version: (): string => browser.runtime.getManifest().version,
};
