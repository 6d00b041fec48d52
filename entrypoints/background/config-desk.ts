import { records } from '@/lib/catalogue/records';
import type { Root } from '@/lib/hub/root';
import type { ApiClient } from '@/lib/onechat/client';
import { selectorPublicKey } from '@/lib/platform/build-facts';
import { createConfigShelf, releaseKey, type ConfigShelf } from '@/lib/sync/account/config-shelf';
import type { SelectorShelf } from '@/lib/whatsapp/selectors/selector-shelf';
import { keptValue } from './kept-value';

const askEvery = 12 * 60 * 60 * 1_000;

/** The config of this browser; what is kept is a signed file without a word about any person. */
export function configShelf(): ConfigShelf {
  const value = keptValue(records.releaseNotice);
  return createConfigShelf(
    { read: () => value.read(), write: (kept) => value.write(kept) },
    releaseKey(selectorPublicKey),
  );
}

interface ConfigParts {
  readonly root: Root;
  readonly client: ApiClient;
  readonly config: ConfigShelf;
  readonly selectors: SelectorShelf;
}

/**
 * Asks twice a day which features to leave off and for newer selectors, where somebody is signed in: without an
 * account nothing is asked of anybody. What is refused is noted and changes nothing.
 */
export async function askForConfig({ root, client, config, selectors }: ConfigParts): Promise<void> {
  if (root.gate.now() !== 'open' || root.data()?.account?.state !== 'in') return;
  const now = root.clock.now();
  const { askedAt } = await config.standing();
  if (askedAt <= now && now - askedAt < askEvery) return;
  const answered = await client.call('readClientConfig', {}, { signal: root.signal });
  if (!answered.ok) return;
  const taken = await config.offer(answered.value.config, now);
  if (!taken.ok) root.log.note(`config-${taken.code}`);
  else if (taken.value?.selectorFile !== undefined) {
    const offered = await selectors.offer(taken.value.selectorFile);
    if (!offered.ok) root.log.note(`config-selectors-${offered.code}`);
  }
  root.changed(['outbox']);
}
