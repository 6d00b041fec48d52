import { records } from '@/lib/catalogue/records';
import { selectorPublicKey } from '@/lib/platform/build-facts';
import {
  createSelectorShelf,
  type SelectorShelf,
  type ShelfStore,
} from '@/lib/whatsapp/selectors/selector-shelf';
import { keptValue } from './kept-value';

/** The selectors of this browser; what is kept is a signed file without a word about any person. */
export function selectorShelf(): SelectorShelf {
  const value = keptValue(records.selectors);
  const store: ShelfStore = { read: value.read, write: (kept) => value.write(kept) };
  return createSelectorShelf(store, selectorPublicKey);
}
