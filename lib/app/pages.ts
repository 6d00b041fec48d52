import { browser } from '@/lib/platform/browser';

/** The other pages of this extension, opened on a press. */
export const pages = {
  async openOptions(): Promise<void> {
    await browser.runtime.openOptionsPage();
  },
  /** The options page with the question whether to erase this contact and to keep the chat out from then on. */
  async openKeepOut(contactId: string): Promise<void> {
    await browser.tabs.create({ url: browser.runtime.getURL(`/options.html#keep-out=${contactId}`) });
  },
  async openWelcome(): Promise<void> {
    await browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
  },
  /** The version that the manifest names. */
  version: (): string => browser.runtime.getManifest().version,
};
