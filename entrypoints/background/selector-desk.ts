import { selectorPublicKey } from '@/lib/platform/build-facts';
import { browser } from '@/lib/platform/browser';
import { createSelectorShelf, type SelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';

const shelfName = 'selectors';

/** The selectors of this browser; what is kept is a signed file without a word about any person. */
export function selectorShelf(): SelectorShelf {
  return createSelectorShelf(
    {
      read: async () => (await browser.storage.local.get(shelfName))[shelfName],
      write: (kept) => browser.storage.local.set({ [shelfName]: kept }),
    },
    selectorPublicKey,
  );
}
